package io.kinora.infra.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {

  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final String OTHER = "MTEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  private static Vault vault(String key) {
    return new Vault(MasterKey.parse(key).orElseThrow());
  }

  @Test
  void what_was_sealed_is_opened_with_the_same_key() {
    String sealed = vault(KEY).seal("tökén", "acme");

    assertThat(sealed).doesNotContain("tökén").startsWith("1.");
    assertThat(vault(KEY).open(sealed, "acme")).isEqualTo("tökén");
  }

  @Test
  void the_same_text_is_never_sealed_alike() {
    assertThat(vault(KEY).seal("token", "acme")).isNotEqualTo(vault(KEY).seal("token", "acme"));
  }

  @Test
  void another_key_another_owner_or_another_text_open_nothing() {
    String sealed = vault(KEY).seal("token", "acme");
    char middle = sealed.charAt(20);
    String changed = sealed.substring(0, 20) + (middle == 'A' ? 'B' : 'A') + sealed.substring(21);

    assertThatThrownBy(() -> vault(OTHER).open(sealed, "acme"))
        .hasMessageContaining("sealed with another master key");
    assertThatThrownBy(() -> vault(KEY).open(sealed, "zenith"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> vault(KEY).open(changed, "acme"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void the_key_of_a_data_folder_is_made_once_and_for_its_owner_alone(@TempDir Path folder)
      throws IOException {
    String sealed = new Vault(MasterKey.in(folder)).seal("token", "acme");

    assertThat(new Vault(MasterKey.in(folder)).open(sealed, "acme")).isEqualTo("token");
    assertThat(PosixFilePermissions.toString(
            Files.getPosixFilePermissions(folder.resolve("master.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void a_file_that_is_no_key_is_told_and_left_alone(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("master.key"), "half of a k");

    assertThatThrownBy(() -> MasterKey.in(folder))
        .hasMessageContaining("master.key is no key: 32 bytes in Base64 were expected");

    assertThat(file).hasContent("half of a k");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "short", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MA==", "no base 64!"})
  void what_is_not_32_bytes_is_no_key(String text) {
    assertThat(MasterKey.parse(text)).isEmpty();
  }
}
