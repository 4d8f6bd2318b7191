package io.kinora.media.render;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.LocalProgram;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.Profile;
import io.kinora.media.sxml.FilmReader;
import java.nio.file.Path;
import java.util.Optional;

/// The sounds of films, mixed and not encoded.
///
/// @param folder of the files that films name
/// @param speech who speaks
record Mixes(Path folder, Optional<LocalProgram> speech) {

  private static final StopSignal NEVER = new StopSignal();

  Mixes(Path folder) {
    this(folder, Optional.empty());
  }

  /// A mono sound of 32 bit, whose samples are an expression of the time `t`.
  Path sound(String name, String expression, double seconds) {
    return TestMedia.made(
        folder.resolve(name),
        "-filter_complex aevalsrc='" + expression.replace(" ", "") + "':s=44100:d=" + seconds
            + " -c:a pcm_f32le");
  }

  PlannedFilm plan(String body) {
    return renderer()
        .plan(
            FilmReader.read("<movie service=\"craftsman-1.0\"><body>" + body + "</body></movie>"),
            named -> folder.resolve(named.filename()),
            Profile.find("240p").orElseThrow(),
            NEVER);
  }

  FilmRenderer renderer() {
    var prober = new Prober(TestMedia.runner(), ProbeLimits.USUAL);
    var settings = RenderSettings.of("ultrafast", 2)
        .with(new Supplies(speech, Optional.empty(), Optional.empty()));
    return new FilmRenderer(TestMedia.runner(), prober, folder.resolve("cache"), settings);
  }

  Heard hear(String body) {
    return hear(plan(body));
  }

  /// All samples of a film.
  static Heard hear(PlannedFilm film) {
    int count = (int) Track.samplesIn(film.timeline().length());
    var left = new float[count];
    var right = new float[count];
    var mixer = new SoundMixer(TestMedia.runner(), film.files(), NEVER);
    try (SoundMix mix = mixer.mixOf(film.timeline().sounds())) {
      int at = 0;
      while (at < count) {
        float[] block = mix.next();
        for (int index = 0; index < block.length && at < count; index += 2, at++) {
          left[at] = block[index];
          right[at] = block[index + 1];
        }
      }
    }
    return new Heard(left, right);
  }

  /// What came out, side by side.
  record Heard(float[] left, float[] right) {

    double seconds() {
      return left.length / 44_100.0;
    }

    float at(double seconds) {
      return left[(int) Math.round(seconds * 44_100)];
    }

    /// The highest value of a stretch.
    double peak(double from, double to) {
      double peak = 0;
      for (int index = (int) (from * 44_100); index < (int) (to * 44_100); index++) {
        peak = Math.max(peak, Math.abs(left[index]));
      }
      return peak;
    }

    /// How often a second it goes up through zero.
    double pitch(double from, double to) {
      int count = 0;
      for (int index = (int) (from * 44_100) + 1; index < (int) (to * 44_100); index++) {
        count += left[index - 1] < 0 && left[index] >= 0 ? 1 : 0;
      }
      return count / (to - from);
    }

    /// The largest step between neighbours.
    double jump(double from, double to) {
      double jump = 0;
      for (int index = (int) (from * 44_100) + 1; index < (int) (to * 44_100); index++) {
        jump = Math.max(jump, Math.abs(left[index] - left[index - 1]));
      }
      return jump;
    }
  }
}
