package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sound of whole films, encoded and decoded again.
class FilmSoundTest {

  private static final String CLICK = "0.9*between(n,44100,44110)";

  @TempDir
  static Path folder;

  @BeforeAll
  static void make() {
    new Mixes(folder).sound("click.wav", CLICK, 3);
    String click = "-i " + folder.resolve("click.wav");
    TestMedia.made(folder.resolve("click.mp3"), click);
    TestMedia.made(folder.resolve("click.m4a"), click);
    TestMedia.made(
        folder.resolve("click.mp4"),
        click + " -filter_complex testsrc2=size=64x48:rate=25:duration=3 -pix_fmt yuv420p");
  }

  private static float[] rendered(String body) {
    var mixes = new Mixes(folder);
    Path film = folder.resolve("film.mp4");
    try (var work = WorkFolder.in(folder.resolve("work"))) {
      mixes.renderer().render(mixes.plan(body), film, work, new StopSignal(), (_, _) -> {});
    }
    byte[] bytes = TestMedia.run(FfmpegCommand.ffmpeg()
        .input(film)
        .words("-map", "0:a:0", "-af", "aresample=async=1:first_pts=0", "-ac", "1")
        .words("-f", "f32le", "pipe:1")
        .build());
    var values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    var samples = new float[values.remaining()];
    values.get(samples);
    return samples;
  }

  /// Where the loudest sample is, in seconds.
  private static double loudest(float[] samples) {
    int found = 0;
    for (int index = 0; index < samples.length; index++) {
      found = Math.abs(samples[index]) > Math.abs(samples[found]) ? index : found;
    }
    return found / 44_100.0;
  }

  /// The delays of both codecs, the file's and the film's, must not add up.
  @Test
  void a_click_is_heard_when_it_is_seen_whatever_the_file() {
    for (String file : new String[] {"click.wav", "click.mp3", "click.m4a"}) {
      float[] samples = rendered("""
          <stack><effect type="none" duration="3"><image color="#000000"/></effect>
            <audio filename="FILE"/></stack>""".replace("FILE", file));

      assertThat(loudest(samples)).as(file).isCloseTo(1, within(0.001));
      assertThat(samples.length / 44_100.0).isCloseTo(3, within(0.025)); // a frame of the codec
    }
  }

  @Test
  void a_clips_sound_stays_with_its_pictures_after_a_skip_and_a_transition() {
    float[] samples = rendered("""
        <effect type="none" duration="2"><image color="#000000"/></effect>
        <transition duration="0.2"/>
        <effect type="none"><video filename="click.mp4" skip="0.4"/></effect>""");

    assertThat(loudest(samples)).isCloseTo(2 - 0.2 + 0.6, within(0.001));
  }

  /// The parts of a film are joined; its sound is one.
  @Test
  void a_tone_goes_through_the_joins_of_segments_without_a_click() {
    new Mixes(folder).sound("tone.wav", "0.25*sin(2*PI*441*t)", 13);

    float[] samples = rendered("""
        <stack><effect type="none" duration="12"><image color="#000000"/></effect>
          <audio filename="tone.wav" duration=".."/></stack>""");

    double jump = 0;
    for (int index = 4_410; index < 11 * 44_100; index++) {
      jump = Math.max(jump, Math.abs(samples[index] - samples[index - 1]));
    }
    // The codec leaves some noise; a sample too many or too few would be a step of up to 0.5.
    assertThat(jump).isLessThan(0.25 * 2 * Math.PI * 441 / 44_100 * 2);
  }
}
