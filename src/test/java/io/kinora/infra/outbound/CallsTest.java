package io.kinora.infra.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.CostMeter;
import io.kinora.infra.base.RunCost.Way;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallsTest {

  private static final int SIZE = 40 << 20;

  @TempDir
  private Path folder;

  private Outbound outbound;

  @BeforeEach
  void open() {
    outbound = Outbound.open(
        OutboundSettings.of(Guard.allowing("127.0.0.1/32"), "test"), InstantSource.system());
  }

  @AfterEach
  void close() {
    outbound.close();
  }

  @Test
  void a_server_that_reads_nothing_more_is_given_up_before_all_time_is_over() throws IOException {
    var sent = new ArrayList<Long>();
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Path file = Files.write(folder.resolve("film"), new byte[SIZE]);
      URI target = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
      var call = new Call("PUT", target, Map.of(), List.of(Call.Stretch.whole(file)));
      var limits = new Calls.Limits(Duration.ofMinutes(5), Duration.ofMillis(500), 100);

      CallResult result = outbound.calls().send(call, limits, () -> false, sent::add);

      assertThat(result).isEqualTo(new CallResult.Silent("the server fell silent"));
    }
    assertThat(sent).isSorted().isNotEmpty();
    assertThat(sent.getLast()).isLessThan(SIZE);
  }

  @Test
  void the_bytes_of_a_body_are_counted_for_the_work_that_sends_it() throws IOException {
    var meter = new CostMeter();
    try (var server = ScriptedServer.saying("HTTP/1.1 204 No Content\r\n\r\n")) {
      var call = new Call(
          "PUT", server.address("/"), Map.of(), List.of(Call.Bytes.of("abc"), Call.Bytes.of("de")));

      meter.during(() -> outbound.calls().send(call, Duration.ofSeconds(20), () -> false));
    }
    assertThat(meter.soFar().bytes()).containsOnly(Map.entry(Way.SENT, 5L));
  }

  @Test
  void it_is_told_how_much_of_a_body_has_gone() throws IOException {
    var sent = new ArrayList<Long>();
    try (var server = ScriptedServer.saying("HTTP/1.1 204 No Content\r\n\r\n")) {
      var parts = List.<Call.Part>of(Call.Bytes.of("abc"), Call.Bytes.of("de"));
      var call = new Call("PUT", server.address("/"), Map.of(), parts);

      CallResult result =
          outbound.calls().send(call, Duration.ofSeconds(20), () -> false, sent::add);

      assertThat(result).isEqualTo(new CallResult.Answered(204, Map.of(), ""));
    }
    assertThat(sent).containsExactly(3L, 5L);
  }
}
