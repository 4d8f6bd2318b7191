package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.fake.TestMedia;
import io.kinora.media.render.Mixes.Heard;
import io.kinora.media.sxml.Feature;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is heard of a film, sample by sample. Most sounds are of one constant value: their loudness
/// can be read off. Source: the film language, sections 3.4, 6.2 and 12; the names of rows are of
/// its section 19.
class SoundMixTest {

  @TempDir
  static Path folder;

  private static final Offset<Float> ROUNDING = within(1e-6f);

  private static Mixes mixes() {
    return new Mixes(folder);
  }

  private static Heard hear(String body) {
    return mixes().hear(body);
  }

  /// Ten seconds of a picture, with sounds.
  private static Heard beside(String sounds) {
    return hear("<stack><effect type=\"none\" duration=\"10\"><image color=\"#000000\"/></effect>"
        + sounds + "</stack>");
  }

  @BeforeAll
  static void make() {
    mixes().sound("quarter.wav", "0.25", 10);
    mixes().sound("eighth.wav", "0.125", 10);
    mixes().sound("long.wav", "0.25", 20);
    mixes().sound("rise.wav", "t/20", 12);
    mixes().sound("tone.wav", "0.25*sin(2*PI*441*t)", 4);
    mixes().sound("second.wav", "0.25*sin(2*PI*441*t)", 1);
    mixes().sound("nine.wav", "0.25*sin(2*PI*441*t)", 9);
    mixes().sound("silence.wav", "0", 10);
    mixes().sound("voice.wav", "0.5*between(t,4,5)", 10);
    mixes().sound("whisper.wav", "0.5*between(t,4,5)+0.02*between(t,7,8)", 10);
    mixes().sound("other.wav", "0.5*between(t,7,8)", 10);
    TestMedia.made(folder.resolve("second.m4a"), "-i " + folder.resolve("second.wav"));
    TestMedia.made(
        folder.resolve("clip.mp4"),
        "-i " + folder.resolve("tone.wav")
            + " -filter_complex testsrc2=size=64x48:rate=25:duration=4 -pix_fmt yuv420p");
    TestMedia.made(
        folder.resolve("centre.wav"),
        "-filter_complex aevalsrc='0|0|0.5|0|0|0':c=5.1:s=44100:d=1 -c:a pcm_f32le");
    TestMedia.made(
        folder.resolve("sides.wav"),
        "-filter_complex aevalsrc='0.5|0.25':c=stereo:s=44100:d=1 -c:a pcm_f32le");
  }

  @Nested
  class Mixed {

    @Test
    @Feature("AUD01")
    void tracks_add_up() {
      Heard heard = beside("<audio filename=\"quarter.wav\"/><audio filename=\"eighth.wav\"/>");

      assertThat(heard.at(5)).isEqualTo(0.375f);
    }

    @Test
    @Feature("AUD16")
    void what_stays_within_full_scale_is_the_exact_sum() {
      Heard one = beside("<audio filename=\"tone.wav\" volume=\"0.7\"/>");
      Heard two = beside("<audio filename=\"rise.wav\" duration=\"..\" volume=\"1.1\"/>");

      Heard both = beside("<audio filename=\"tone.wav\" volume=\"0.7\"/>"
          + "<audio filename=\"rise.wav\" duration=\"..\" volume=\"1.1\"/>");

      for (int index = 0; index < both.left().length; index++) {
        assertThat(both.left()[index]).isEqualTo(one.left()[index] + two.left()[index]);
      }
    }

    @Test
    @Feature("AUD16")
    void what_would_exceed_full_scale_is_turned_down_softly_and_only_there() {
      Heard heard = beside(
          "<audio filename=\"quarter.wav\"/>" + "<audio filename=\"voice.wav\" volume=\"3\"/>");

      assertThat(heard.peak(0, 10)).isLessThanOrEqualTo(1.000001);
      assertThat(heard.at(4.5)).isCloseTo(1, within(1e-5f));
      assertThat(heard.at(3.9)).isEqualTo(0.25f);
      assertThat(heard.at(5.1)).isEqualTo(0.25f);
    }

    @Test
    void mono_is_heard_on_both_sides_as_loud_as_it_is() {
      Heard heard = beside("<audio filename=\"quarter.wav\"/>");

      assertThat(heard.left()).isEqualTo(heard.right());
      assertThat(heard.at(1)).isEqualTo(0.25f);
    }

    @Test
    void stereo_keeps_its_sides() {
      Heard heard = beside("<audio filename=\"sides.wav\"/>");

      assertThat(heard.left()[1000]).isEqualTo(0.5f);
      assertThat(heard.right()[1000]).isEqualTo(0.25f);
    }

    @Test
    void the_centre_of_five_speakers_goes_to_both_sides_at_three_decibels_less() {
      Heard heard = beside("<audio filename=\"centre.wav\"/>");

      assertThat(heard.left()[1000]).isCloseTo(0.35355f, within(1e-4f));
      assertThat(heard.right()[1000]).isEqualTo(heard.left()[1000]);
    }
  }

  @Nested
  class InTime {

    @Test
    @Feature("AUD02")
    void a_sound_in_a_sequence_follows_its_neighbour() {
      Heard heard = hear("""
          <effect type="none" duration="2"><image color="#000000"/></effect>
          <audio filename="quarter.wav"/>""");

      assertThat(heard.seconds()).isEqualTo(12);
      assertThat(heard.left()[2 * 44_100 - 1]).isZero();
      assertThat(heard.left()[2 * 44_100]).isEqualTo(0.25f);
    }

    @Test
    @Feature("AUD03")
    void the_beginning_is_left_out_to_the_sample() {
      Heard heard = hear("<audio filename=\"rise.wav\" skip=\"2\"/>");

      assertThat(heard.seconds()).isEqualTo(10);
      assertThat(heard.left()[441]).isCloseTo(0.1005f, ROUNDING);
      assertThat(heard.at(4)).isCloseTo(0.3f, ROUNDING);
    }

    @Test
    @Feature("AUD06")
    void margins_are_silent() {
      Heard heard = beside("<audio filename=\"long.wav\" margin-start=\"2\" margin-end=\"3\"/>");

      assertThat(heard.peak(0, 1.9999)).isZero();
      assertThat(heard.at(2)).isEqualTo(0.25f);
      assertThat(heard.at(6.9)).isEqualTo(0.25f);
      assertThat(heard.peak(7, 10)).isZero();
    }

    @Test
    @Feature("TIM06")
    void a_sound_file_decides_how_long_its_stack_is() {
      assertThat(mixes().plan("""
          <stack><effect type="none"><image color="#000000"/></effect>
            <audio filename="rise.wav"/></stack>""").timeline().length()).hasSeconds(12);
    }

    /// TIM08: two seconds of silence, nine full, two fading, two of silence.
    @Test
    @Feature("TIM08")
    void a_sound_with_margins_fits_into_the_time_beside_it() {
      Heard heard = hear("""
          <stack><effect type="none" duration="15"><image color="#000000"/></effect>
            <audio filename="long.wav" margin-both="2" fadeout="2"/></stack>""");

      assertThat(heard.seconds()).isEqualTo(15);
      assertThat(heard.peak(0, 1.999)).isZero();
      assertThat(heard.at(2.001)).isEqualTo(0.25f);
      assertThat(heard.at(10.9)).isEqualTo(0.25f);
      assertThat(heard.at(12)).isCloseTo(0.125f, ROUNDING);
      assertThat(heard.peak(13, 15)).isZero();
    }
  }

  @Nested
  class Loudness {

    @Test
    @Feature("AUD04")
    void fades_are_even_and_half_at_their_middle() {
      Heard heard = beside("<audio filename=\"quarter.wav\" fadein=\"2\" fadeout=\"4\"/>");

      assertThat(heard.at(0)).isZero();
      assertThat(heard.at(0.5)).isCloseTo(0.0625f, ROUNDING);
      assertThat(heard.at(1)).isCloseTo(0.125f, ROUNDING);
      assertThat(heard.at(5)).isEqualTo(0.25f);
      assertThat(heard.at(8)).isCloseTo(0.125f, ROUNDING);
    }

    @Test
    @Feature("AUD05")
    void the_volume_is_a_factor() {
      assertThat(beside("<audio filename=\"quarter.wav\" volume=\"3\"/>").at(5)).isEqualTo(0.75f);
      assertThat(beside("<audio filename=\"quarter.wav\" volume=\"0\"/>").peak(0, 10))
          .isZero();
    }

    @Test
    @Feature("TRA21")
    void the_same_tone_on_both_sides_of_a_transition_stays_as_it_is() {
      Heard heard = hear("""
          <audio filename="tone.wav"/><transition duration="2"/><audio filename="tone.wav"/>""");

      assertThat(heard.seconds()).isEqualTo(6);
      for (int index = 0; index < heard.left().length; index++) {
        float wished = (float) (0.25 * Math.sin(2 * Math.PI * 441 * index / 44_100));
        assertThat(heard.left()[index]).isCloseTo(wished, within(1e-6f));
      }
    }
  }

  @Nested
  class Played {

    @Test
    @Feature("AUD07")
    void a_short_sound_repeats_to_the_sample() {
      assertThatToneNeverEnds(beside("<audio filename=\"second.wav\" loop=\"true\"/>"));
    }

    @Test
    void a_long_sound_repeats_to_the_sample_though_it_is_decoded_anew() {
      assertThatToneNeverEnds(hear("""
          <stack><effect type="none" duration="27"><image color="#000000"/></effect>
            <audio filename="nine.wav" loop="true"/></stack>"""));
    }

    private static void assertThatToneNeverEnds(Heard heard) {
      for (int index = 0; index < heard.left().length - 100; index++) { // A loop is cut softly.
        float wished = (float) (0.25 * Math.sin(2 * Math.PI * 441 * index / 44_100));
        assertThat(heard.left()[index]).isCloseTo(wished, within(1e-6f));
      }
    }

    @Test
    void what_a_codec_adds_to_the_end_is_not_heard_in_a_loop() {
      Heard heard = beside("<audio filename=\"second.m4a\" loop=\"true\"/>");

      assertThat(heard.pitch(0.1, 9.1)).isCloseTo(441, within(0.5));
      assertThat(heard.peak(1.995, 2.02)).isBetween(0.22, 0.3);
    }

    @Test
    void a_loop_repeats_what_is_left_after_its_skip() {
      Heard heard = beside("<audio filename=\"voice.wav\" skip=\"4\" loop=\"true\"/>");

      assertThat(heard.at(0.5)).isEqualTo(0.5f);
      assertThat(heard.at(3)).isZero();
      assertThat(heard.at(6.5)).isEqualTo(0.5f);
    }

    @Test
    @Feature("AUD08")
    void speed_changes_the_length_and_keeps_the_pitch() {
      for (double speed : new double[] {0.4, 0.8, 1.25, 3}) {
        Heard heard = hear("<audio filename=\"tone.wav\" speed=\"" + speed + "\"/>");

        assertThat(heard.seconds()).isCloseTo(4 / speed, within(1e-4));
        assertThat(heard.pitch(0.1, 0.8 * 4 / speed)).isCloseTo(441, within(6.0));
        assertThat(heard.peak(0.9 * 4 / speed, 0.95 * 4 / speed)).isGreaterThan(0.2);
      }
    }
  }

  @Nested
  class OfClips {

    private static Heard clip(String attributes) {
      return hear(
          "<effect type=\"none\"><video filename=\"clip.mp4\" " + attributes + "/></effect>");
    }

    @Test
    @Feature("AUD09")
    void a_clip_brings_its_sound() {
      Heard heard = clip("");

      assertThat(heard.peak(1, 3)).isCloseTo(0.25, within(0.02));
      assertThat(heard.pitch(1, 3)).isCloseTo(441, within(1.0));
    }

    @Test
    @Feature("MED11")
    void a_clip_whose_sound_is_off_is_silent() {
      assertThat(clip("audio=\"false\"").peak(0, 4)).isZero();
    }

    @Test
    @Feature("MED12")
    void a_clip_has_its_volume() {
      assertThat(clip("volume=\"0.5\"").peak(1, 3)).isCloseTo(0.125, within(0.01));
    }

    @Test
    @Feature("MED09")
    void a_clip_and_its_sound_have_speeds_of_their_own() {
      Heard heard = clip("speed=\"0.5\" audiospeed=\"2\"");

      assertThat(heard.seconds()).isEqualTo(8);
      assertThat(heard.pitch(0.1, 1.8)).isCloseTo(441, within(6.0));
      assertThat(heard.peak(2.1, 8)).isLessThan(0.001);
    }

    @Test
    void the_sound_of_a_clip_is_as_fast_as_its_pictures() {
      Heard heard = clip("speed=\"2\"");

      assertThat(heard.seconds()).isEqualTo(2);
      assertThat(heard.pitch(0.1, 1.8)).isCloseTo(441, within(6.0));
    }

    @Test
    @Feature("AUD10")
    void a_sound_may_be_taken_from_a_clip() {
      Heard heard = beside("<audio filename=\"clip.mp4\" margin-start=\"1\" duration=\"2\"/>");

      assertThat(heard.peak(0, 0.99)).isZero();
      assertThat(heard.pitch(1.1, 2.9)).isCloseTo(441, within(1.0));
    }
  }

  @Nested
  class Ducked {

    private static final String MUSIC = "<audio filename=\"quarter.wav\"/>";

    @Test
    @Feature("AUD13")
    void others_go_down_to_the_level_that_the_master_asks_for() {
      Heard heard = beside(MUSIC + "<audio filename=\"voice.wav\" duck-others=\"0.2\"/>");

      assertThat(heard.at(1)).isEqualTo(0.25f);
      assertThat(heard.at(4.5)).isCloseTo(0.5f + 0.05f, ROUNDING);
      assertThat(heard.at(8)).isEqualTo(0.25f);
    }

    /// AUD14: half a second of margin, then a second of fading, on both sides.
    @Test
    @Feature("AUD14")
    void others_are_down_before_the_master_is_heard_and_a_while_after() {
      Heard heard = beside(MUSIC + "<audio filename=\"voice.wav\" duck-others=\"0.2\"/>");

      assertThat(heard.at(2.48)).isEqualTo(0.25f);
      assertThat(heard.at(3)).isCloseTo(0.15f, within(0.0001f));
      assertThat(heard.at(3.51)).isCloseTo(0.05f, ROUNDING);
      assertThat(heard.at(5.49)).isCloseTo(0.05f, ROUNDING);
      assertThat(heard.at(6.01)).isCloseTo(0.15f, within(0.0001f));
      assertThat(heard.at(6.52)).isEqualTo(0.25f);
    }

    @Test
    @Feature("AUD14")
    void margin_and_fade_may_be_others_or_none() {
      Heard far = beside(MUSIC
          + "<audio filename=\"voice.wav\" duck-others=\"0\" duck-margin=\"1\" duck-fade=\"2\"/>");
      Heard hard = beside(MUSIC
          + "<audio filename=\"voice.wav\" duck-others=\"0\" duck-margin=\"0\" duck-fade=\"0\"/>");

      assertThat(far.at(2)).isCloseTo(0.125f, within(0.0001f));
      assertThat(far.at(3.01)).isZero();
      assertThat(hard.at(3.999)).isEqualTo(0.25f);
      assertThat(hard.at(4.001)).isEqualTo(0.5f);
      assertThat(hard.at(5.011)).isEqualTo(0.25f);
    }

    @Test
    @Feature("AUD14")
    void a_master_below_the_threshold_counts_as_silent() {
      String whisper = "<audio filename=\"whisper.wav\" duck-others=\"0\" duck-margin=\"0\""
          + " duck-fade=\"0.1\" duck-threshold=\"";

      assertThat(beside(MUSIC + whisper + "0.05\"/>").at(7.5)).isEqualTo(0.27f);
      assertThat(beside(MUSIC + whisper + "0.03\"/>").at(7.5)).isEqualTo(0.02f);
    }

    /// The master's own fade makes its beginning silent: source, section 12.
    @Test
    void peaks_are_those_after_the_masters_own_fades() {
      mixes().sound("half.wav", "0.5", 4);

      Heard heard = beside(MUSIC + "<audio filename=\"half.wav\" fadein=\"4\" duck-others=\"0\""
          + " duck-margin=\"0\" duck-fade=\"0\" duck-threshold=\"0.5\"/>");

      assertThat(heard.at(1.9)).isCloseTo(0.25f + 0.5f * 1.9f / 4, ROUNDING);
      assertThat(heard.at(2.1)).isCloseTo(0.5f * 2.1f / 4, ROUNDING);
    }

    @Test
    @Feature("AUD15")
    void masters_do_not_lower_each_other() {
      Heard heard = beside("<audio filename=\"quarter.wav\" duck-others=\"0.5\"/>"
          + "<audio filename=\"voice.wav\" duck-others=\"0\"/>");

      assertThat(heard.at(4.5)).isEqualTo(0.75f);
    }

    @Test
    void of_several_masters_the_one_that_asks_for_most_counts() {
      Heard heard = beside(MUSIC + "<audio filename=\"voice.wav\" duck-others=\"0.5\"/>"
          + "<audio filename=\"voice.wav\" duck-others=\"0.2\"/>");

      assertThat(heard.at(4.5)).isCloseTo(1.0f, within(1e-5f)); // 0.5 + 0.5 + 0.05, limited
      assertThat(heard.at(5.4)).isCloseTo(0.05f, ROUNDING);
    }

    @Test
    void a_silent_master_changes_nothing() {
      Heard heard = beside(MUSIC + "<audio filename=\"silence.wav\" duck-others=\"0\"/>");

      assertThat(heard.at(5)).isEqualTo(0.25f);
    }

    @Test
    void a_clip_may_be_the_master_wherever_it_stands_in_the_film() {
      Heard heard = hear("""
          <stack><sequence>
            <effect type="none" duration="3"><image color="#000000"/></effect>
            <effect type="none"><video filename="clip.mp4" duck-others="0" volume="0.1"/></effect>
          </sequence><audio filename="quarter.wav" duration=".."/></stack>""");

      assertThat(heard.at(1)).isEqualTo(0.25f);
      assertThat(heard.peak(4, 6)).isLessThan(0.04);
    }

    @Test
    void other_clips_go_down_too() {
      Heard heard = hear("""
          <stack><effect type="none"><video filename="clip.mp4"/></effect>
            <audio filename="quarter.wav" duck-others="0" duration=".."/></stack>""");

      assertThat(heard.jump(1, 3)).isLessThan(1e-6);
    }
  }

  @Nested
  class Cut {

    @Test
    void a_sound_that_ends_in_its_middle_falls_within_two_milliseconds() {
      Heard heard = beside("<audio filename=\"quarter.wav\" duration=\"5\"/>");

      assertThat(heard.at(4.997)).isEqualTo(0.25f);
      assertThat(heard.at(4.999)).isCloseTo(0.125f, within(0.005f));
      assertThat(heard.jump(4.9, 5.1)).isLessThan(0.01);
    }

    @Test
    void the_files_own_beginning_and_end_stay_as_they_are() {
      mixes().sound("half.wav", "0.5", 4);

      Heard heard = beside("<audio filename=\"half.wav\"/>");

      assertThat(heard.at(0)).isEqualTo(0.5f);
      assertThat(heard.left()[4 * 44_100 - 1]).isEqualTo(0.5f);
      assertThat(heard.left()[4 * 44_100]).isZero();
    }

    @Test
    void a_sound_in_two_parts_is_heard_as_one() {
      Heard heard = hear("""
          <audio filename="nine.wav" duration="3.3"/>
          <audio filename="nine.wav" skip="3.3"/>""");

      for (int index = 0; index < heard.left().length; index++) {
        float wished = (float) (0.25 * Math.sin(2 * Math.PI * 441 * index / 44_100));
        assertThat(heard.left()[index]).isCloseTo(wished, within(1e-6f));
      }
    }
  }
}
