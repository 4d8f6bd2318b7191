package io.kinora.media.publish;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.image.Fit.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class InspectionTest {

  @TempDir
  private static Path shared;

  @TempDir
  private Path folder;

  private static Path clip;

  @BeforeAll
  static void make() {
    clip = TestMedia.clip(shared.resolve("clip.mp4"), "testsrc2=size=96x64:rate=25", 2);
  }

  private static Inspected inspect(Path file) {
    return inspect(file, Duration.ofHours(4));
  }

  private static Inspected inspect(Path file, Duration lengthMax) {
    return new Inspection(TestMedia.runner(), lengthMax, new StopSignal()).of(file);
  }

  private static Footage footage(Path file) {
    Inspected inspected = inspect(file);
    assertThat(inspected).isInstanceOf(Footage.class);
    return (Footage) inspected;
  }

  private static FaultCode fault(Path file) {
    Inspected inspected = inspect(file);
    assertThat(inspected).isInstanceOf(MediaFault.class);
    return ((MediaFault) inspected).code();
  }

  private Path made(String words) {
    return TestMedia.made(folder.resolve("made.mp4"), words);
  }

  private Path remade(String before, String behind) {
    return made((before + " -i " + clip + " " + behind).strip());
  }

  private Path written(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("upload.mp4"), bytes);
  }

  @Test
  void a_video_tells_all_that_publishing_asks() {
    Footage footage = footage(clip);

    assertThat(footage.view().size()).isEqualTo(new Size(96, 64));
    assertThat(footage.view().rate()).hasToString("25/1");
    assertThat(footage.view().isInterlaced()).isFalse();
    assertThat(footage.length()).isBetween(Duration.ofMillis(1990), Duration.ofMillis(2050));
    assertThat(footage.packing().profile()).isEqualTo("High");
    assertThat(footage.packing().hasSquarePixels()).isTrue();
    assertThat(footage.packing().isAtStart()).isTrue();
    assertThat(footage.sound())
        .hasValueSatisfying(sound -> assertThat(sound.profile()).isEqualTo("LC"));
  }

  @Test
  void what_was_found_can_be_kept_as_json() {
    Footage footage = footage(clip);
    var json = JsonMapper.shared();

    assertThat(json.readValue(json.writeValueAsString(footage), Footage.class)).isEqualTo(footage);
  }

  @Test
  void a_silent_video_has_no_sound() {
    assertThat(footage(remade("", "-c copy -an")).sound()).isEmpty();
  }

  @Test
  void a_turned_video_stands_upright() {
    Footage footage = footage(remade("-display_rotation:v 90", "-c copy"));

    assertThat(footage.view().size()).isEqualTo(new Size(64, 96));
    assertThat(footage.packing().hasSquarePixels()).isFalse();
  }

  @Test
  void oblong_pixels_make_a_wider_picture() {
    Footage footage = footage(remade("", "-vf setsar=4/3"));

    assertThat(footage.view().size()).isEqualTo(new Size(128, 64));
    assertThat(footage.packing().hasSquarePixels()).isFalse();
  }

  @Test
  void woven_fields_are_told() {
    assertThat(footage(remade("", "-vf setfield=tff -flags +ilme+ildct")).view().isInterlaced())
        .isTrue();
  }

  @Test
  void an_mp4_in_fragments_tells_its_whole_length() {
    Footage footage = footage(remade("", "-c copy -movflags +frag_keyframe+empty_moov -g 25"));

    assertThat(footage.length()).isBetween(Duration.ofMillis(1990), Duration.ofMillis(2080));
  }

  @Test
  void one_frame_is_a_video() {
    assertThat(footage(remade("", "-an -frames:v 1")).length()).isEqualTo(Duration.ofMillis(40));
  }

  @Test
  void the_first_default_sound_is_heard() {
    Footage footage = footage(remade(
        "", "-map 0:v -map 0:a -map 0:a -c:v copy -c:a:0 copy -c:a:1 aac -ac:a:1 6 -shortest"));

    assertThat(footage.sound())
        .hasValueSatisfying(sound -> assertThat(sound.stream()).isEqualTo(1));
  }

  @Nested
  class WhenItIsNoMp4 {

    @Test
    void random_bytes_are_invalid() throws IOException {
      var bytes = new byte[5_000];
      new Random(7).nextBytes(bytes);

      assertThat(fault(written(bytes))).isEqualTo(FaultCode.INVALID_MEDIA);
    }

    @Test
    void a_picture_named_mp4_is_invalid() throws IOException {
      Path jpeg = TestMedia.picture(folder.resolve("a.jpg"), "testsrc2=size=64x48");

      assertThat(fault(written(Files.readAllBytes(jpeg)))).isEqualTo(FaultCode.INVALID_MEDIA);
    }

    /// Were the list followed, its clip would be found to be whole.
    @Test
    void a_list_of_other_files_is_not_followed() throws IOException {
      for (String text : new String[] {
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile:%s\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile %s\n",
        "<MPD><Period><BaseURL>%s</BaseURL></Period></MPD>",
      }) {
        assertThat(fault(written(text.formatted(clip).getBytes(ISO_8859_1))))
            .isEqualTo(FaultCode.INVALID_MEDIA);
      }
    }

    /// It begins as an MP4 does, and is one for nobody.
    @Test
    void a_list_behind_a_box_is_not_followed_either() throws IOException {
      String list = "\0\0\0\20ftypmp42\0\0\0\0\0\0\0\10moov\n#EXTM3U\n#EXTINF:2,\nfile:" + clip;

      assertThat(fault(written(list.getBytes(ISO_8859_1)))).isEqualTo(FaultCode.NO_VIDEO_STREAM);
    }
  }

  @Nested
  class WhenItIsCut {

    private Path cut(Path whole) throws IOException {
      byte[] bytes = Files.readAllBytes(whole);
      return written(Arrays.copyOf(bytes, bytes.length * 6 / 10));
    }

    @Test
    void a_file_with_its_index_first_is_told_to_be_cut() throws IOException {
      Path first = remade("", "-c copy -movflags +faststart");

      assertThat(footage(first).view().size()).isEqualTo(new Size(96, 64));
      assertThat(fault(cut(first))).isEqualTo(FaultCode.TRUNCATED_MEDIA);
    }

    @Test
    void a_file_with_its_index_last_is_told_to_be_cut() throws IOException {
      assertThat(fault(cut(clip))).isEqualTo(FaultCode.TRUNCATED_MEDIA);
    }
  }

  @Nested
  class WhenThereIsNothingToSee {

    @Test
    void sound_alone_is_no_video() {
      assertThat(fault(remade("", "-c copy -vn"))).isEqualTo(FaultCode.NO_VIDEO_STREAM);
    }

    @Test
    void a_cover_picture_is_no_video() {
      Path cover = TestMedia.picture(folder.resolve("a.jpg"), "testsrc2=size=64x48");
      Path song = remade(
          "",
          "-i " + cover
              + " -map 0:a -map 1 -c:a copy -c:v mjpeg -disposition:v attached_pic -f mp4");

      assertThat(fault(song)).isEqualTo(FaultCode.NO_VIDEO_STREAM);
    }

    @Test
    void a_codec_that_nobody_knows_is_told() throws IOException {
      String bytes = new String(Files.readAllBytes(clip), ISO_8859_1);

      assertThat(fault(written(bytes.replace("avc1\0\0", "zz9z\0\0").getBytes(ISO_8859_1))))
          .isEqualTo(FaultCode.UNSUPPORTED_CODEC);
    }
  }

  @Test
  void a_protected_sound_is_not_supported() throws IOException {
    String bytes = new String(Files.readAllBytes(clip), ISO_8859_1);

    assertThat(fault(written(bytes.replace("mp4a\0\0", "enca\0\0").getBytes(ISO_8859_1))))
        .isEqualTo(FaultCode.UNSUPPORTED_CODEC);
  }

  @Nested
  class WhenItIsOverALimit {

    @Test
    void too_long_is_told() {
      assertThat(inspect(clip, Duration.ofSeconds(1)))
          .isEqualTo(new MediaFault(
              FaultCode.LIMIT_EXCEEDED, "The video is over a limit: it is longer than 0 minutes."));
    }

    @Test
    void too_fast_is_told() {
      Path fast = made("-filter_complex testsrc2=size=64x48:rate=300:duration=0.2 -c:v mpeg4");

      assertThat(fault(fast)).isEqualTo(FaultCode.LIMIT_EXCEEDED);
    }

    @Test
    void too_large_is_told() {
      Path large = made("-filter_complex color=red:size=8194x16:rate=25:duration=0.1 -c:v ffv1");

      assertThat(fault(large)).isEqualTo(FaultCode.LIMIT_EXCEEDED);
    }
  }
}
