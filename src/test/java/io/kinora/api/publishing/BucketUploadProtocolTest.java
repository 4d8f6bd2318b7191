package io.kinora.api.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.publishing.Wire.Answer;
import io.kinora.infra.storage.fake.FlakyStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that come to a bucket.
class BucketUploadProtocolTest extends UploadProtocolContract {

  @TempDir
  private static Path folder;

  private static FlakyStorage storage;
  private static VideoServer shared;

  @BeforeAll
  static void start() throws IOException {
    storage = FlakyStorage.inBucket(Clock.systemUTC());
    shared = VideoServer.start(folder, storage);
  }

  @AfterAll
  static void stop() {
    shared.close();
  }

  @Override
  VideoServer server() {
    return shared;
  }

  /// Source: the publishing contract, section 13.
  @Test
  void a_bucket_that_is_away_is_no_loss() throws IOException {
    assertThat(patch(0, text("01234"), "Upload-Length", "10").status()).isEqualTo(204);
    storage.goAwayAfter(0);

    Answer away = patch(5, text("56789"));

    storage.comeBack();
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.value("code")).isEqualTo("unavailable");
    assertThat(away.header("Retry-After")).isNotEmpty();
    assertThat(offset()).isEqualTo(5);
    assertThat(patch(5, text("56789")).status()).isEqualTo(204);
    assertThat(stored()).isEqualTo("0123456789");
  }
}
