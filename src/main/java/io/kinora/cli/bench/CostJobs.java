package io.kinora.cli.bench;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.audio.Colour;
import io.kinora.media.audio.Excerpt;
import io.kinora.media.audio.SoundFile;
import io.kinora.media.audio.Waveform;
import io.kinora.media.audio.Waveforms;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.image.Fit;
import io.kinora.media.image.Pictures;
import io.kinora.media.image.Thumbnail;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.Export;
import io.kinora.media.render.FilmRenderer;
import io.kinora.media.render.PlannedFilm;
import io.kinora.media.sxml.FilmReader;
import io.kinora.media.transcode.AudioCodec;
import io.kinora.media.transcode.SoundWish;
import io.kinora.media.transcode.Source;
import io.kinora.media.transcode.Transcoder;
import io.kinora.media.transcode.VideoWish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// Work of several kinds, for [CostBench]: short programs and long ones, and much that is computed
/// without them.
public final class CostJobs {

  private static final StopSignal NEVER = new StopSignal();
  private static final int SECONDS = 10;
  private static final Duration SOUND = Duration.ofMinutes(2);

  private static final Waveform WAVEFORM = new Waveform(
      1800,
      60,
      0,
      new Waveform.Paint(new Colour(0, 0, 0), new Colour(255, 255, 255)),
      Waveform.Format.PNG);

  private final FfmpegRunner runner;
  private final Prober prober;
  private final WorkFolder work;

  public CostJobs(FfmpegRunner runner, Prober prober, WorkFolder work) {
    this.runner = runner;
    this.prober = prober;
    this.work = work;
  }

  /// A film to be drawn.
  ///
  /// @param film a definition; its files are named as in `media`
  public record FilmWish(Path film, Path media, Profile profile) {}

  /// All of them by name, their inputs ready.
  public Map<String, Consumer<WorkFolder>> all(
      Transcoder transcoder, FilmRenderer renderer, FilmWish wish) throws IOException {
    Path photo = made("photo.jpg", "testsrc2=size=4000x3000", "-frames:v", "1");
    Path sound = made(
        "sound.m4a",
        "anoisesrc=amplitude=0.1:sample_rate=44100:duration=" + SOUND.toSeconds(),
        "-c:a",
        "aac");
    Path video = made(
        "video.mp4",
        "testsrc2=size=1280x720:rate=25:duration=" + SECONDS + ",noise=alls=3:allf=t",
        "-c:v",
        "libx264",
        "-pix_fmt",
        "yuv420p");
    PlannedFilm film = renderer.plan(
        FilmReader.read(Files.readString(wish.film())),
        named -> wish.media().resolve(named.filename()),
        wish.profile(),
        NEVER);
    Map<String, Consumer<WorkFolder>> jobs = new LinkedHashMap<>();
    jobs.put("thumbnail", folder -> thumbnail(photo, folder));
    jobs.put("waveform", folder -> waveform(sound, folder));
    jobs.put("video", folder -> convert(transcoder, video, folder));
    jobs.put("film", folder -> render(renderer, film, folder));
    return jobs;
  }

  private Path made(String name, String graph, String... words) {
    Path file = work.file(name);
    var command = FfmpegCommand.ffmpeg()
        .words("-filter_complex", graph)
        .words(words)
        .output(file)
        .build();
    runner
        .run(command, RunLimits.LONG, NEVER)
        .ending()
        .orFail(FailureCode.ENCODER_FAILED, name + " could not be made");
    return file;
  }

  private void thumbnail(Path photo, WorkFolder folder) {
    var wish = new Thumbnail(
        new Fit(OptionalInt.of(320), OptionalInt.empty(), false),
        0,
        false,
        Thumbnail.Format.JPEG,
        85);
    if (!(prober.probe(photo, "the photo", NEVER) instanceof ProbeResult.Image image)) {
      throw new IllegalStateException("the photo is none");
    }
    Pictures.with(runner)
        .thumbnails()
        .ofPicture(
            photo, "the photo", image.picture(), wish, folder, folder.file("thumb.jpg"), NEVER);
  }

  private void waveform(Path sound, WorkFolder folder) {
    var file = new SoundFile(sound, "the sound", SOUND, 44_100);
    var _ = new Waveforms(runner)
        .draw(file, Excerpt.WHOLE, WAVEFORM, folder.file("bars.png"), _ -> {}, NEVER);
  }

  private void convert(Transcoder transcoder, Path video, WorkFolder folder) {
    if (!(prober.probe(video, "the video", NEVER) instanceof ProbeResult.Video probed)) {
      throw new IllegalStateException("the video is none");
    }
    var wish = new VideoWish(
        new Fit(OptionalInt.of(640), OptionalInt.empty(), false),
        1500,
        23,
        250,
        new SoundWish(AudioCodec.AAC, 128, 44_100));
    transcoder.convert(
        new Source(video, "the video", probed), wish, folder.file("small.mp4"), NEVER, _ -> {});
  }

  private static void render(FilmRenderer renderer, PlannedFilm film, WorkFolder folder) {
    var export = new Export(film.profile(), folder.file("film"));
    renderer.render(film, List.of(export), folder, NEVER, (_, _) -> {});
  }
}
