package io.kinora.api.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.publishing.Wire.Answer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one tenant does is nothing to another. Source: the publishing contract, section 15 and
/// section 21, case 7.
class TenantsApartTest {

  @TempDir
  private Path folder;

  private VideoServer server;

  @BeforeEach
  void start() throws IOException {
    server = VideoServer.start(folder, VideoServer.rules(2, 6));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer slot(String credential, String title, String key) {
    return server.sendAs(
        credential,
        "POST",
        "/videos",
        "{\"title\":\"" + title + "\"}",
        "Content-Type",
        "application/json",
        "Idempotency-Key",
        key);
  }

  @Test
  void the_same_idempotency_key_means_another_request() {
    String own = slot(server.key, "Ours", "k").value("id");

    Answer others = slot(server.strangersKey, "Theirs", "k");

    assertThat(others.status()).isEqualTo(201);
    assertThat(others.header("Idempotency-Replayed")).isEmpty();
    assertThat(others.value("id")).isNotEqualTo(own);
    assertThat(slot(server.key, "Ours", "k").value("id")).isEqualTo(own);
  }

  @Test
  void a_list_has_only_ones_own() {
    String own = slot(server.key, "Ours", "k").value("id");
    String theirs = slot(server.strangersKey, "Theirs", "k").value("id");

    assertThat(server.ask("GET", "/videos").body()).contains(own).doesNotContain(theirs);
    assertThat(server.sendAs(server.strangersKey, "GET", "/videos", "").body())
        .contains(theirs)
        .doesNotContain(own);
  }

  @Test
  void the_slots_of_one_tenant_are_not_counted_for_another() {
    slot(server.key, "1", "1");
    slot(server.key, "2", "2");

    assertThat(slot(server.key, "3", "3").value("quota")).isEqualTo("open_slots");
    assertThat(slot(server.key, "2", "2").status()).as("it was made before").isEqualTo(201);
    assertThat(slot(server.strangersKey, "3", "3").status()).isEqualTo(201);
  }

  @Test
  void the_bytes_of_one_tenant_are_not_counted_for_another() {
    String first = slot(server.key, "1", "1").value("id");
    String second = slot(server.key, "2", "2").value("id");
    server.upload(first); // Its four bytes, and those of what was made of it.
    server.awaitPhase(first, "ready");

    Answer full = server.send("PUT", "/videos/" + second + "/content", "film");

    assertThat(full.value("quota")).isEqualTo("stored_bytes");
    assertThat(slot(server.key, "3", "3").value("quota")).isEqualTo("stored_bytes");
    assertThat(slot(server.strangersKey, "3", "3").status()).isEqualTo(201);
  }
}
