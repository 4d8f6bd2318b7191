package io.kinora;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import io.kinora.infra.s3.fake.TestS3;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegPrograms;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// A short run of `kinora chaos`; the long one is `bench/chaos`.
class ChaosCommandTest {

  private static final String FFMPEG =
      FfmpegPrograms.packaged(TestMedia.CACHE).folder().toString();

  @TempDir
  private Path folder;

  private final StringWriter out = new StringWriter();

  private int chaos(String... flags) {
    CommandLine line = Main.commandLine("chaos").setOut(new PrintWriter(out));
    var words = new ArrayList<>(List.of("chaos", "--seed", "3", "--ffmpeg", FFMPEG));
    words.addAll(List.of("--keep", folder.resolve("kept").toString()));
    words.addAll(List.of(flags));
    return line.execute(words.toArray(String[]::new));
  }

  @Test
  @Timeout(900)
  void many_processes_keep_their_promises_while_they_are_killed() {
    String url = TestPostgres.newUrl();
    String bucket = TestS3.newBucket();

    int status = chaos(
        "--kills",
        "3",
        "--workers",
        "2",
        "--database",
        url,
        "--storage",
        "s3://" + bucket + "/ours",
        "--s3-endpoint",
        TestS3.endpoint().toString(),
        "--s3-access-key",
        TestS3.KEYS.accessKey(),
        "--s3-secret-key",
        TestS3.KEYS.secretKey());

    assertThat(out.toString()).contains("All promises hold.", "3  kill -9");
    assertThat(status).isZero();
    assertThat(schemas(url)).noneMatch(it -> it.startsWith("kinora_chaos"));
  }

  @Test
  @Timeout(600)
  void so_does_one_with_an_embedded_database() {
    int status = chaos("--kills", "1", "--data", folder.resolve("theirs").toString());

    assertThat(out.toString()).contains("All promises hold.", "1  kill -9 of server");
    assertThat(status).isZero();
    assertThat(folder.resolve("theirs")).doesNotExist();
  }

  @Test
  void what_cannot_be_run_is_said() {
    assertThat(chaos("--kills", "0")).isEqualTo(2);
  }

  private static List<String> schemas(String url) {
    try (Database database = Database.open(url, 2)) {
      return database.read(handle -> handle
          .createQuery("select schema_name from information_schema.schemata")
          .mapTo(String.class)
          .list());
    }
  }
}
