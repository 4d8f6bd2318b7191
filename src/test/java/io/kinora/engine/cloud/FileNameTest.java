package io.kinora.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

  @ParameterizedTest
  @CsvSource({
    "a.mp4, a.mp4, .mp4",
    "C:\\films\\a.MOV, a.MOV, .mov",
    "/home/me/a b.tar.gz, a b.tar.gz, .gz",
    "bare, bare, ''",
    "dot., dot., ''",
    ".mp4, .mp4, .mp4",
    "a.m/p4, p4, ''",
    "a.mp4;x, a.mp4;x, ''",
    "a.averylongextension, a.averylongextension, ''",
  })
  void folders_go_and_an_extension_is_what_can_be_kept(
      String given, String name, String extension) {
    assertThat(FileName.withoutFolders(given)).isEqualTo(name);
    assertThat(FileName.extension(FileName.withoutFolders(given)).orElse("")).isEqualTo(extension);
  }
}
