package io.kinora;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/// Servers as processes of their own, which are stopped and killed.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD) // a pipe heeds no interrupt
class ServerProcessTest {

  private static final String IS_UP = "listens on";

  @TempDir
  private Path data;

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void killAll() {
    processes.forEach(it -> it.destroyForcibly().onExit().join());
  }

  private Process kinora(String... words) throws IOException {
    var all = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:TieredStopAtLevel=1",
        "-Dlogback.configurationFile=logback-process.xml", // not the one of the tests
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName()));
    all.addAll(List.of(words));
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    processes.add(process);
    return process;
  }

  private Process serve() throws IOException {
    return kinora(
        "serve",
        "--data",
        data.toString(),
        "--port",
        "0",
        "--ffmpeg",
        ServerTest.programs().toString());
  }

  /// Reads what a process says until `text` comes, or until it ends.
  private static List<String> read(Process process, String text) throws IOException {
    var lines = new ArrayList<String>();
    BufferedReader reader = process.inputReader(UTF_8); // The same one each time.
    String line = reader.readLine();
    while (line != null) {
      lines.add(line);
      if (line.contains(text)) {
        return lines;
      }
      line = reader.readLine();
    }
    return lines;
  }

  @Test
  void a_killed_server_starts_again_on_the_same_folder() throws Exception {
    Process first = serve();
    assertThat(read(first, IS_UP)).last().asString().contains(IS_UP);
    first.destroyForcibly().onExit().join();

    Process second = serve();

    assertThat(read(second, IS_UP)).last().asString().contains(IS_UP);
  }

  @Test
  void a_server_that_is_told_to_stop_stops_in_order() throws Exception {
    Process server = serve();
    assertThat(read(server, IS_UP)).last().asString().contains(IS_UP);

    server.toHandle().destroy(); // SIGTERM; what it says last can still be read.

    assertThat(read(server, "has stopped")).last().asString().contains("Kinora has stopped.");
    assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(server.exitValue()).isZero();
  }

  @Test
  void a_second_process_is_refused_in_one_sentence() throws Exception {
    Process first = serve();
    assertThat(read(first, IS_UP)).last().asString().contains(IS_UP);

    Process second = serve();

    assertThat(read(second, "in use"))
        .containsExactly("The data folder " + data + " is in use by another Kinora (process "
            + first.pid() + ").");
    assertThat(second.waitFor()).isEqualTo(1);
  }

  @Test
  void a_wrong_setting_is_wrong_use() throws Exception {
    Process process = kinora("serve", "--port", "http");

    assertThat(read(process, "expected"))
        .containsExactly(
            "KINORA_PORT is 'http' in the flags: expected a whole number from 0 to 65535.");
    assertThat(process.waitFor()).isEqualTo(2);
  }
}
