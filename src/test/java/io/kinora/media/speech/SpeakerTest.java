package io.kinora.media.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.SpeechPrograms;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.LocalProgram;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeakerTest {

  private static final String JULIE = "neospeech:julie";

  @TempDir
  Path folder;

  @BeforeEach
  void make() {
    TestMedia.sound(folder.resolve("words.wav"), "sine=frequency=300:duration=2");
  }

  private Speaker speaker(String lines) {
    Path program = SpeechPrograms.program(folder, lines);
    return new Speaker(TestMedia.runner(), LocalProgram.at(program, "A"), folder.resolve("spoken"));
  }

  private Optional<Path> speak(Speaker speaker, String voice, String words) {
    return speaker.speak(voice, words, new StopSignal());
  }

  @Test
  void the_program_gets_the_voice_and_the_words_and_writes_the_sound() {
    var speaker = speaker("cp \"$here/words.wav\" \"$2\"");

    Path file = speak(speaker, JULIE, "Hello, world.").orElseThrow();

    assertThat(SpeechPrograms.calls(folder)).isEqualTo("2 neospeech:julie | Hello, world.\n");
    assertThat(TestMedia.loudness(file, 0.5, 1)).isGreaterThan(0.05);
  }

  @Test
  void words_that_look_like_options_and_commands_are_words() {
    var speaker = speaker("cp \"$here/words.wav\" \"$2\"");

    speak(speaker, JULIE, "--help; rm -rf $HOME `id` \"'");

    assertThat(SpeechPrograms.calls(folder))
        .isEqualTo("2 neospeech:julie | --help; rm -rf $HOME `id` \"'\n");
  }

  @Test
  void the_same_words_by_the_same_voice_are_spoken_once() {
    var speaker = speaker("cp \"$here/words.wav\" \"$2\"");

    Path first = speak(speaker, JULIE, "Hello.").orElseThrow();
    Path again = speak(speaker, JULIE, "Hello.").orElseThrow();
    Path other = speak(speaker, "neospeech:paul", "Hello.").orElseThrow();

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    assertThat(SpeechPrograms.calls(folder).lines()).hasSize(2);
  }

  @Test
  void a_program_that_writes_nothing_does_not_know_the_voice() {
    assertThat(speak(speaker("exit 0"), "acme:nobody", "Hello.")).isEmpty();
  }

  @Test
  void a_sound_that_tells_a_wrong_length_is_mended() throws IOException {
    byte[] piped = TestMedia.run(FfmpegCommand.ffmpeg()
        .input(folder.resolve("words.wav"))
        .words("-f", "wav", "pipe:1") // Cannot tell how long it is.
        .build());
    Files.write(folder.resolve("piped.wav"), piped);

    Path file = speak(speaker("cp \"$here/piped.wav\" \"$2\""), JULIE, "Hello.").orElseThrow();

    var told = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(told.getInt(4)).isEqualTo((int) Files.size(file) - 8);
    assertThat(ByteBuffer.wrap(piped).getInt(4)).isEqualTo(-1);
  }

  @Test
  void a_program_that_fails_or_writes_no_sound_fails_the_words() {
    for (String lines : new String[] {"exit 3", "echo words > \"$2\""}) {
      var speaker = speaker(lines);

      assertThatThrownBy(() -> speak(speaker, JULIE, "Hello."))
          .asInstanceOf(InstanceOfAssertFactories.type(FailureException.class))
          .satisfies(failed -> {
            assertThat(failed.failure().code()).isEqualTo(FailureCode.ENCODER_FAILED);
            assertThat(failed.failure().text()).isEqualTo("The words could not be spoken");
          });
    }
  }

  @Test
  void the_program_sees_nothing_of_our_environment_and_is_at_home_where_it_may_write() {
    var speaker = speaker("""
        env | cut -d= -f1 | sort | tr '\\n' ' ' > "$here/names"
        [ "$HOME" = "$(dirname "$2")" ] && cp "$here/words.wav" "$2"
        """);

    assertThat(speak(speaker, JULIE, "Hello.")).isPresent();
    assertThat(folder.resolve("names")).content().isEqualTo("HOME LANG PATH PWD TMPDIR ");
  }

  @Test
  void what_was_not_used_for_a_week_goes_when_another_comes() throws IOException {
    var speaker = speaker("cp \"$here/words.wav\" \"$2\"");
    Path old = speak(speaker, JULIE, "Old.").orElseThrow();
    Path used = speak(speaker, JULIE, "Used.").orElseThrow();
    var before = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(old, before);
    Files.setLastModifiedTime(used, before);

    speak(speaker, JULIE, "Used.");
    Path made = speak(speaker, JULIE, "New.").orElseThrow();

    assertThat(folder.resolve("spoken")).isDirectoryNotContaining(old::equals);
    assertThat(folder.resolve("spoken")).isDirectoryContaining(used::equals);
    assertThat(folder.resolve("spoken")).isDirectoryContaining(made::equals);
  }

  @Test
  void a_program_that_never_ends_is_stopped_with_all_that_it_started() {
    var stop = new StopSignal();
    var speaker = speaker("echo begun > \"$here/begun\"; sleep 1234; true");
    var speaking = CompletableFuture.runAsync(() -> speaker.speak(JULIE, "Hello.", stop));
    await().until(() -> Files.exists(folder.resolve("begun")));

    stop.stop();

    assertThatThrownBy(speaking::join).hasCauseInstanceOf(StopSignal.StoppedException.class);
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
        .noneMatch(it -> it.info().commandLine().orElse("").contains("1234"));
    assertThat(folder.resolve("spoken")).isEmptyDirectory();
  }

  @Test
  void a_program_that_cannot_be_started_is_refused_by_the_settings_name() {
    assertThatThrownBy(() -> LocalProgram.at(folder.resolve("words.wav"), "KINORA_SPEECH"))
        .hasMessage("KINORA_SPEECH names no executable file");
  }
}
