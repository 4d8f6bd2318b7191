package io.kinora.media.preset;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Source: the panda contract, sections 4, 5 and 6.1.
class SourceReadingTest {

  @TempDir
  private Path folder;

  private final SourceReading reading =
      new SourceReading(TestMedia.runner(), new Prober(TestMedia.runner(), ProbeLimits.USUAL));

  private Inspected read(Path file, boolean needsPictures) throws IOException {
    return reading.of(file, needsPictures, new StopSignal());
  }

  @Test
  void a_video_is_told_in_whole_frames_a_second_and_hundredths() throws IOException {
    Path clip = TestMedia.made(
        folder.resolve("a.mp4"),
        "-filter_complex color=red:size=320x180:rate=30000/1001:duration=2.017;sine=duration=2.017"
            + " -c:v libx264 -preset ultrafast -c:a aac -ar 44100");

    var facts = (SourceFacts) read(clip, true);

    var pictures = facts.pictures().orElseThrow();
    assertThat(pictures.codec()).isEqualTo("h264");
    assertThat(pictures.width()).isEqualTo(320);
    assertThat(pictures.height()).isEqualTo(180);
    assertThat(pictures.fps()).isEqualTo(29);
    assertThat(pictures.kbit()).isPresent();
    assertThat(facts.sound().orElseThrow().codec()).isEqualTo("aac");
    assertThat(facts.sound().orElseThrow().sampleRate()).isEqualTo(44_100);
    assertThat(facts.durationMillis() % 10).isZero();
    assertThat(facts.durationMillis()).isBetween(2_000L, 2_060L);
    assertThat(facts.file().bytes()).isEqualTo(Files.size(clip));
    assertThat(facts.file().mimeType()).isEqualTo("video/mp4");
    assertThat(facts.metadata())
        .containsEntry("image_height", 180)
        .containsEntry("audio_format", "mp4a")
        .containsEntry("video_frame_rate", 29.97)
        .containsEntry("audio_channels", 1)
        .containsEntry("rotation", 0);
  }

  @Test
  void the_facts_go_to_json_and_back() throws IOException {
    var facts = read(TestMedia.clip(folder.resolve("a.mp4"), "color=red:size=64x48", 1), true);
    var json = JsonMapper.shared();

    var back = json.readValue(json.writeValueAsString(facts), SourceFacts.class);

    assertThat(back).isEqualTo(facts);
  }

  @Test
  void a_video_that_lies_on_its_side_has_the_size_that_one_sees() throws IOException {
    Path upright = TestMedia.clip(folder.resolve("a.mp4"), "color=red:size=64x48", 1);
    Path turned = folder.resolve("b.mp4");
    TestMedia.run(FfmpegCommand.ffmpeg()
        .words("-display_rotation", "90")
        .input(upright)
        .words("-c", "copy")
        .output(turned)
        .build());

    var facts = (SourceFacts) read(turned, true);

    assertThat(facts.pictures().orElseThrow().width()).isEqualTo(48);
    assertThat(facts.metadata()).containsEntry("image_width", 64).containsEntry("rotation", 270);
  }

  @Test
  void sound_alone_is_welcome_where_no_pictures_are_needed() throws IOException {
    Path sound = TestMedia.sound(folder.resolve("a.mp3"), "sine=duration=1");

    assertThat(((SourceFacts) read(sound, false)).pictures()).isEmpty();
    assertThat(read(sound, true)).isEqualTo(new FormatFault("Video data in file not recognized"));
  }

  @Test
  void text_and_pictures_are_no_videos() throws IOException {
    Path text = Files.writeString(folder.resolve("a.mp4"), "hello");
    Path picture = TestMedia.picture(folder.resolve("a.png"), "color=red:size=64x48");

    assertThat(read(text, false)).isEqualTo(new FormatFault("Video data in file not recognized"));
    assertThat(read(picture, false))
        .isEqualTo(new FormatFault("Video data in file not recognized"));
  }

  @Test
  void a_file_without_length_is_told() throws IOException {
    Path empty = TestMedia.made(
        folder.resolve("a.mp4"),
        "-filter_complex color=red:size=64x48:rate=1000:duration=0.001 -c:v libx264");

    assertThat(read(empty, false)).isEqualTo(new FormatFault("Video has a duration of 0"));
  }
}
