package io.kinora.api.publishing;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// Files that come to this machine.
class UploadProtocolTest extends UploadProtocolContract {

  @TempDir
  private static Path folder;

  private static VideoServer shared;

  @BeforeAll
  static void start() throws IOException {
    shared = VideoServer.start(folder);
  }

  @AfterAll
  static void stop() {
    shared.close();
  }

  @Override
  VideoServer server() {
    return shared;
  }
}
