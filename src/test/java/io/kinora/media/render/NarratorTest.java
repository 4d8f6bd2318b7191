package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.fake.SpeechPrograms;
import io.kinora.media.ffmpeg.LocalProgram;
import io.kinora.media.render.Mixes.Heard;
import io.kinora.media.sxml.Feature;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Words in films. Source: the film language, section 12.
class NarratorTest {

  @TempDir
  Path folder;

  @BeforeEach
  void make() {
    new Mixes(folder).sound("words.wav", "0.5", 2.5);
    new Mixes(folder).sound("music.wav", "0.25", 20);
  }

  private Mixes spokenBy(String lines) {
    Path program = SpeechPrograms.program(folder, lines);
    return new Mixes(folder, Optional.of(LocalProgram.at(program, "A")));
  }

  private Mixes spoken() {
    return spokenBy("cp \"$here/words.wav\" \"$2\"");
  }

  @Test
  @Feature({"AUD11", "TIM07"})
  void speech_is_heard_and_its_length_decides_how_long_the_stack_is() {
    Heard heard = spoken().hear("""
        <stack><effect type="none"><image color="#000000"/></effect>
          <audio voice="neospeech:julie" margin-start="1" margin-end="2">Some words,
            on two lines.</audio></stack>""");

    assertThat(SpeechPrograms.calls(folder))
        .isEqualTo("2 neospeech:julie | Some words, on two lines.\n");
    assertThat(heard.seconds()).isEqualTo(5.5);
    assertThat(heard.peak(0, 0.999)).isZero();
    assertThat(heard.at(2)).isCloseTo(0.5f, within(1e-4f));
    assertThat(heard.peak(3.51, 5.5)).isZero();
  }

  @Test
  void speech_has_volume_fades_and_speed_and_lowers_others_as_any_sound() {
    Heard heard = spoken().hear("""
        <stack><audio filename="music.wav" duration="10"/>
          <audio voice="julie" margin-start="3" duration="2" volume="0.5" fadein="1"
            duck-others="0.2" duck-margin="0" duck-fade="0">words</audio></stack>""");

    assertThat(heard.at(2.9)).isEqualTo(0.25f);
    assertThat(heard.at(3.5)).isCloseTo(0.125f + 0.05f, within(1e-4f));
    assertThat(heard.at(4.5)).isCloseTo(0.25f + 0.05f, within(1e-4f));
  }

  @Test
  @Feature("AUD12")
  void without_a_program_speech_is_silence_of_a_probable_length() {
    var film = new Mixes(folder).plan("""
        <audio voice="julie">one two three four five</audio><audio voice="julie">one</audio>
        <audio voice="julie"/>""");

    assertThat(film.timeline().length()).hasSeconds(4);
    assertThat(film.timeline().remarks())
        .containsExactly("nobody speaks here: speech is silence of its probable length");
    assertThat(Mixes.hear(film).peak(0, 4)).isZero();
  }

  @Test
  @Feature("VAL17")
  void a_voice_that_the_program_does_not_know_is_replaced_by_the_usual_one_with_a_note() {
    var film =
        spokenBy("[ \"$1\" = acme:anna ] || cp \"$here/words.wav\" \"$2\"").plan("""
        <audio voice="acme:anna">Hello.</audio>""");

    assertThat(film.timeline().remarks())
        .containsExactly("the voice 'acme:anna' is not known here; 'neospeech:julie' speaks");
    assertThat(SpeechPrograms.calls(folder))
        .isEqualTo("2 acme:anna | Hello.\n2 neospeech:julie | Hello.\n");
    assertThat(Mixes.hear(film).at(1)).isCloseTo(0.5f, within(1e-4f));
  }

  @Test
  void no_words_are_a_second_of_silence_and_nobody_is_asked() {
    assertThat(spoken().plan("<audio voice=\"julie\"> </audio>").timeline().length())
        .hasSeconds(1);
    assertThat(SpeechPrograms.calls(folder)).isEmpty();
  }

  @Test
  void a_program_that_knows_no_voice_fails_the_film() {
    assertThatThrownBy(() -> spokenBy("exit 0").plan("<audio voice=\"julie\">Hello.</audio>"))
        .hasMessageContaining("Nothing was made of the words to speak by 'julie'");
  }

  @Test
  void too_many_different_words_are_refused() {
    var body = new StringBuilder();
    for (int count = 0; count <= 500; count++) {
      body.append("<audio voice=\"julie\">").append(count).append("</audio>");
    }

    assertThatThrownBy(() -> spoken().plan(body.toString()))
        .hasMessageContaining("more than 500 different words");
  }
}
