package io.kinora.api.flixcloud;

import static io.kinora.api.flixcloud.FlixcloudServer.ACME;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kinora.engine.job.JobState;
import io.kinora.engine.recipe.Receivers;
import io.kinora.engine.task.Errand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Customers are told, durably. Source: the flixcloud contract, sections 10 and 10.1.
class NotificationTest {

  @TempDir
  private Path folder;

  private final List<String> taken = new CopyOnWriteArrayList<>();
  private volatile int answer = 200;
  private HttpServer receiver;
  private FlixcloudServer server;

  @BeforeEach
  void start() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", this::take);
    receiver.start();
    server = FlixcloudServer.start(folder);
  }

  @AfterEach
  void stop() {
    server.close();
    receiver.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    taken.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
        + headers.getFirst("Content-Type") + " " + headers.getFirst("Content-Length") + " "
        + headers.getFirst("Transfer-Encoding") + " " + headers.getFirst("Authorization") + "\n"
        + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  private String told(String userInfo) {
    return "<notification-url>http://" + userInfo + "127.0.0.1:"
        + receiver.getAddress().getPort() + "/n</notification-url>";
  }

  @Test
  void a_customer_is_told_by_put_with_a_length_and_his_credentials() {
    long job = server.job(told("u:p@"));
    server.awaitState(job, JobState.SUCCESSFUL_JOB);

    assertThat(taken).hasSize(1);
    assertThat(taken.getFirst())
        .matches("(?s)PUT /n application/xml [0-9]+ null Basic dTpw\n<\\?xml .*");
    assertThat(taken.getFirst()).contains("<state>successful_job</state>").doesNotContain("u:p");
  }

  @Test
  void the_account_is_told_where_the_job_says_nothing() {
    String address = "HTTP://127.0.0.1:" + receiver.getAddress().getPort() + "/my account";
    server.receivers.set(ACME, Receivers.address(address).orElseThrow());

    server.awaitState(server.job(""), JobState.SUCCESSFUL_JOB);

    assertThat(taken).hasSize(1);
    assertThat(taken.getFirst()).startsWith("PUT /my%20account ");
  }

  @Test
  void a_refused_notice_does_not_change_the_end_and_is_in_the_log() {
    answer = 500;
    long job = server.job(told(""));
    server.awaitState(job, JobState.SUCCESSFUL_JOB);

    assertThat(server.ask("GET", "/jobs/" + job + "/notification").body())
        .contains("<number type=\"integer\">1</number>", "<status type=\"integer\">500</status>");

    answer = 200;
    assertThat(server.ask("POST", "/jobs/" + job + "/notification").statusCode())
        .isEqualTo(200);
    await().atMost(Duration.ofSeconds(40)).until(() -> {
      server.clock.turn(Duration.ofMillis(100));
      return taken.size() == 2;
    });
    await().until(() -> server.notices.log(job).size() == 2);
  }

  @Test
  void a_job_that_tells_nobody_has_nothing_to_replay() {
    long job = server.job("");
    server.awaitState(job, JobState.SUCCESSFUL_JOB);

    assertThat(server.ask("PUT", "/jobs/" + job + "/notification").statusCode()).isEqualTo(409);
  }

  @Test
  void it_is_tried_ten_times_with_growing_pauses() throws Exception {
    answer = 302;
    long job = server.job(told(""));
    server.awaitState(job, JobState.SUCCESSFUL_JOB);
    await().until(() -> server.notices.log(job).size() == 1);

    var pauses = new ArrayList<Long>();
    Optional<Duration> pause = Optional.of(Duration.ZERO);
    while (pause.isPresent()) {
      Errand.Ending ending = server.notices.run(String.valueOf(job));
      pause = server.database.inTransaction(it -> ending.writeDown(it.handle()));
      pause.ifPresent(it -> pauses.add(it.toSeconds()));
    }

    // After the first, which the server itself tried, and its ten seconds.
    assertThat(pauses).containsExactly(30L, 60L, 120L, 300L, 600L, 1200L, 2400L, 3600L);
    assertThat(taken).hasSize(10);
    assertThat(server.notices.run(String.valueOf(job))).isSameAs(Errand.Ending.NOTHING);
  }
}
