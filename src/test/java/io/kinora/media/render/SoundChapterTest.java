package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.fake.SpeechPrograms;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.LocalProgram;
import io.kinora.media.render.Mixes.Heard;
import io.kinora.media.sxml.FilmReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The chapter on sound says what is so: its examples are read without a warning, and heard.
class SoundChapterTest {

  private static final Path CHAPTER = Path.of("docs/sxml/audio.md");
  private static final Path SPEECH = Path.of("docs/sxml/speech.md");

  @TempDir
  static Path folder;

  @BeforeAll
  static void make() {
    var mixes = new Mixes(folder);
    mixes.sound("words.wav", "0.3*sin(2*PI*200*t)", 2);
    mixes.sound("voice.wav", "0.3*sin(2*PI*200*t)", 5);
    mixes.sound("music.wav", "0.2*sin(2*PI*440*t)", 20);
    TestMedia.made(folder.resolve("music.mp3"), "-i " + folder.resolve("music.wav"));
    TestMedia.made(folder.resolve("jingle.mp3"), "-i " + folder.resolve("voice.wav"));
    for (String clip : List.of("goal.mp4", "crowd.mp4")) {
      TestMedia.clip(folder.resolve(clip), "testsrc2=size=64x48:rate=25", 4);
    }
  }

  static Stream<String> examples() throws IOException {
    return blocks(CHAPTER, "xml");
  }

  private static Stream<String> blocks(Path page, String language) throws IOException {
    return Pattern.compile("(?s)```" + language + "\n(.*?)```")
        .matcher(Files.readString(page))
        .results()
        .map(MatchResult::group)
        .map(it -> it.substring(4 + language.length(), it.length() - 3));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_is_right_and_heard(String body) {
    Path program = SpeechPrograms.program(folder, "cp \"$here/words.wav\" \"$2\"");
    var mixes = new Mixes(folder, Optional.of(LocalProgram.at(program, "A")));
    String document = "<movie service=\"craftsman-1.0\"><body>" + body + "</body></movie>";

    assertThat(FilmReader.read(document).warnings()).isEmpty();
    PlannedFilm film = mixes.plan(body);
    assertThat(film.timeline().remarks()).isEmpty();
    Heard heard = Mixes.hear(film);
    assertThat(heard.peak(0, heard.seconds())).isBetween(0.05, 1.0);
  }

  @Test
  void there_are_examples() throws IOException {
    assertThat(examples()).hasSizeGreaterThan(7);
  }

  /// With a stand-in for the program itself, which is not here.
  @Test
  void the_script_of_the_manual_speaks_for_every_voice_of_the_language() throws IOException {
    String script = blocks(SPEECH, "sh").findFirst().orElseThrow();
    Path folderOfScript = Files.createDirectories(folder.resolve("script"));
    Path program = SpeechPrograms.program(
        folderOfScript,
        script.replace("exec espeak-ng", "cp \"" + folder.resolve("words.wav") + "\" \"$2\" #"));
    var mixes = new Mixes(folder, Optional.of(LocalProgram.at(program, "A")));

    for (String voice : List.of("att:mike", "julie", "neospeech:neovioleta", "att:alberto")) {
      var film = mixes.plan("<audio voice=\"" + voice + "\">Hello.</audio>");
      assertThat(film.timeline().remarks()).as(voice).isEmpty();
      assertThat(film.timeline().length()).hasSeconds(2);
    }
    assertThat(
            mixes.plan("<audio voice=\"acme:anna\">Hello.</audio>").timeline().remarks())
        .hasSize(1);
  }
}
