package io.kinora.media.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.media.preset.EncodingProfile.Making;
import io.kinora.media.preset.EncodingProfile.Moment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Source: the panda contract, sections 6.3 and 10.
class ProfileReadingTest {

  private static EncodingProfile h264(String... more) {
    var attributes = new HashMap<String, String>(Map.of("preset_name", "h264"));
    for (int index = 0; index < more.length; index += 2) {
      attributes.put(more[index], more[index + 1]);
    }
    return ProfileReading.read(attributes);
  }

  static Iterable<Preset> presets() {
    return Presets.all();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void every_preset_is_a_profile_with_nothing_else_said(Preset preset) {
    EncodingProfile profile = ProfileReading.read(Map.of("preset_name", preset.name()));

    assertThat(profile.preset()).contains(preset.kind());
    assertThat(profile.extname()).isEqualTo(preset.extname());
  }

  @Test
  void a_preset_fills_in_what_is_not_said() {
    EncodingProfile profile = h264("video_bitrate", "400", "audio_sample_rate", "48000");

    assertThat(profile.pictures().rate().kbit()).hasValue(400);
    assertThat(profile.pictures().frame().width()).hasValue(640);
    assertThat(profile.pictures().frame().height()).hasValue(480);
    assertThat(profile.pictures().frame().mode()).isEqualTo(AspectMode.LETTERBOX);
    assertThat(profile.pictures().frame().isUpscaled()).isTrue();
    assertThat(profile.pictures().rate().keyFrames().gap()).isEqualTo(250);
    assertThat(profile.sound().kbit()).hasValue(128);
    assertThat(profile.sound().sampleRate()).isEqualTo(48_000);
    assertThat(profile.sound().channels()).isEmpty();
    assertThat(profile.extras().shots().count()).isEqualTo(7);
  }

  @Test
  void numbers_may_carry_blanks_and_a_fraction_and_nothing_may_be_written_out() {
    EncodingProfile profile =
        h264("fps", " 30.0 ", "width", "480.0", "h264_crf", "None", "clip_length", "null");

    assertThat(profile.pictures().rate().perSecond()).hasValue(30);
    assertThat(profile.pictures().frame().width()).hasValue(480);
    assertThat(profile.pictures().h264().crf()).isEmpty();
    assertThat(profile.extras().clip().length()).isEmpty();
  }

  @Test
  void an_interval_of_key_frames_below_one_is_a_rate() {
    var keyFrames = h264("keyframe_interval", "0.2").pictures().rate().keyFrames();

    assertThat(keyFrames).isEqualTo(new EncodingProfile.KeyFrames(250, OptionalDouble.of(0.2)));
    assertThat(h264("keyframe_interval", "50").pictures().rate().keyFrames())
        .isEqualTo(new EncodingProfile.KeyFrames(50, OptionalDouble.empty()));
  }

  @Test
  void a_command_needs_an_ending_that_may_miss_its_dot() {
    EncodingProfile profile = ProfileReading.read(
        Map.of("command", "ffmpeg -i $input_file$ $output_file$", "extname", "mp4"));

    assertThat(profile.making())
        .isEqualTo(new Making.ByCommand("ffmpeg -i $input_file$ $output_file$"));
    assertThat(profile.extname()).isEqualTo(".mp4");
    assertThatThrownBy(() -> ProfileReading.read(Map.of("command", "ffmpeg")))
        .hasMessage("extname is missing");
  }

  @Test
  void distances_are_read_as_style_sheets_write_them() {
    var mark = h264("watermark_bottom", "5", "watermark_right", "10%", "watermark_width", "40px")
        .extras()
        .mark();

    assertThat(mark.bottom()).contains(new Distance(5, false));
    assertThat(mark.right()).contains(new Distance(10, true));
    assertThat(mark.size().width()).contains(new Distance(40, false));
    assertThat(mark.top()).isEmpty();
  }

  @Test
  void moments_of_thumbnails_are_seconds_or_frames() {
    var shots = ProfileReading.read(
            Map.of("preset_name", "thumbnail", "frame_offsets", "2s, 10s, 250f,400f"))
        .extras()
        .shots();

    assertThat(shots.offsets())
        .containsExactly(
            new Moment(2, false),
            new Moment(10, false),
            new Moment(250, true),
            new Moment(400, true));
    assertThat(ProfileReading.read(Map.of("preset_name", "thumbnail", "frame_interval", "300f"))
            .extras()
            .shots()
            .interval())
        .isEqualTo(Optional.of(new Moment(300, true)));
  }

  @Test
  void none_of_the_screenshots_may_be_wanted() {
    assertThat(h264("frame_count", "0").extras().shots().count()).isZero();
  }

  @Test
  void a_key_has_16_bytes() {
    EncodingProfile profile = ProfileReading.read(Map.of(
        "preset_name",
        "hls.variant",
        "encryption",
        "true",
        "encryption_key",
        "AAECAwQFBgcICQoLDA0ODw==",
        "encryption_key_url",
        "https://example.com/key"));

    assertThat(profile.extras().streaming().lock())
        .contains(new EncodingProfile.Lock(
            Optional.of("https://example.com/key"),
            Optional.of("000102030405060708090a0b0c0d0e0f"),
            Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "hls.iphone*, hls.iphone.400k, true",
    "hls.iphone*, hls.ipad.400k, false",
    "hls.*, hls.audio, true",
    "hls.*, hlsaudio, false",
    "*k, hls.400k, true",
    "h*.*k*, hls.400k, true",
    "hls, hls.400k, false",
    "**, anything, true",
  })
  void names_of_variants_may_have_stars(String pattern, String name, boolean matches) {
    EncodingProfile profile = ProfileReading.read(
        Map.of("preset_name", "hls.variant.playlist", "variants", "other, " + pattern));

    assertThat(profile.takes(name)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "preset_name | h265 | must be the name of a preset",
        "extname | ../x | must be a file extension such as .mp4",
        "extname | .tar.gz | must be a file extension such as .mp4",
        "width | wide | must be a number of pixels, 16 to 8192",
        "width | 9000 | must be a number of pixels, 16 to 8192",
        "height | -5 | must be a number of pixels, 16 to 8192",
        "upscale | maybe | must be true or false",
        "aspect_mode | stretch | must be preserve, constrain, letterbox, pad or crop",
        "two_pass | 2 | must be true or false",
        "video_bitrate | 500k | must be a number of kbit/s, 1 to 200000",
        "max_rate | 1e3 | must be a number of kbit/s, 1 to 200000",
        "buffer_size | x | must be a number of kbit, 1 to 800000",
        "fps | 1000 | must be a number of frames a second, 1 to 240",
        "keyframe_interval | 20000 | must be a number of frames, 0.01 to 10000",
        "keyframe_rate | 500 | must be a number of key frames a second, 0.01 to 240",
        "audio_bitrate | 5 | must be a number of kbit/s, 8 to 640",
        "audio_sample_rate | 1 | must be a number of samples a second, 8000 to 96000",
        "audio_channels | 9 | must be a number of channels, 1 to 8",
        "clip_length | soon | must be a time such as 00:01:30",
        "clip_length | 00:00:00 | must be more than nothing",
        "clip_offset | 1:2:3:4 | must be a time such as 00:01:30",
        "watermark_top | 5em | must be a distance such as 5, 5px or 10%",
        "watermark_width | -5 | must be a length such as 50, 50px or 10%",
        "h264_crf | 60 | must be a number of quality, 1 to 51",
        "h264_profile | high10 | must be baseline, main or high",
        "h264_level | 9 | must be a level such as 3.1",
        "frame_count | 5000 | must be a number of pictures, 0 to 1000",
        "frame_offsets | 2m | must be moments such as 2s, 10s, 250f",
        "frame_interval | 0s | must be a time such as 10s or 300f",
      })
  void what_cannot_be_used_is_told_with_its_name(String field, String value, String reason) {
    assertThatThrownBy(() -> h264(field, value))
        .isInstanceOfSatisfying(InvalidProfileException.class, it -> {
          assertThat(it.field()).isEqualTo(field);
          assertThat(it.reason()).isEqualTo(reason);
        })
        .hasMessage(field + " " + reason);
  }

  @Test
  void keys_and_their_addresses_are_checked() {
    for (var wrong : Map.of(
            "encryption_key", "short",
            "encryption_iv", "AAEC",
            "encryption_key_url", "file:///etc/passwd")
        .entrySet()) {
      assertThatThrownBy(() -> h264("encryption", "true", wrong.getKey(), wrong.getValue()))
          .hasMessageStartingWith(wrong.getKey() + " must be");
    }
    assertThatThrownBy(
            () -> h264("encryption", "true", "encryption_key_url", "http://example.com/a\"b"))
        .isInstanceOf(InvalidProfileException.class);
  }

  @Test
  void profiles_that_say_the_same_are_equal() {
    assertThat(h264("width", "320")).isEqualTo(h264("width", " 320.0"));
    assertThat(h264("width", "320").pictures().frame().height()).isEqualTo(OptionalInt.of(480));
  }
}
