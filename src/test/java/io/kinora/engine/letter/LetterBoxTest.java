package io.kinora.engine.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.kinora.engine.letter.LetterBox.Rules;
import io.kinora.engine.letter.LetterBox.Sent;
import io.kinora.engine.letter.LetterBox.Try;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestDatabase;
import io.kinora.infra.outbound.Guard;
import io.kinora.infra.outbound.Outbound;
import io.kinora.infra.outbound.OutboundSettings;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.secret.Vault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class LetterBoxTest {

  @Parameter
  private TestDatabase databases = TestDatabase.SQLITE;

  private static final String SUBJECT = "film";

  @TempDir
  private Path folder;

  private final FakeClock clock = new FakeClock();
  private final List<String> received = new ArrayList<>();
  private final Queue<Integer> answers = new ArrayDeque<>();
  private HttpServer customer;
  private Database database;
  private Outbound outbound;
  private LetterBox box;

  @BeforeEach
  void start() throws IOException {
    customer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    customer.createContext("/", exchange -> {
      received.add(exchange.getRequestHeaders().getFirst("Content-Type") + " "
          + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      Integer answer = answers.poll();
      exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
      exchange.close();
    });
    customer.start();
    database = databases.open(folder, 8);
    outbound = Outbound.open(OutboundSettings.of(Guard.allowing("127.0.0.0/8"), "test"), clock);
    var rules =
        new Rules(Duration.ofSeconds(10), List.of(Duration.ofSeconds(1), Duration.ofSeconds(5)));
    box = new LetterBox(
        "test", rules, database, new Vault(MasterKey.in(folder)), outbound.deliveries(), clock);
  }

  @AfterEach
  void stop() {
    customer.stop(0);
    outbound.close();
    database.close();
  }

  private void put(String body) {
    put("http://127.0.0.1:" + customer.getAddress().getPort() + "/?key=secret", body);
  }

  private void put(String target, String body) {
    var letter = new Letter(SUBJECT, target, "text/plain", body);
    database.transact(it -> box.put(it.handle(), letter));
  }

  /// Does what is due, as a worker does.
  private Optional<Duration> work() {
    var ending = box.run(SUBJECT);
    return database.inTransaction(it -> ending.writeDown(it.handle()));
  }

  @Test
  void letters_about_one_subject_go_out_in_their_order() {
    put("first");
    put("second");

    assertThat(work()).contains(Duration.ZERO);
    assertThat(work()).isEmpty();
    assertThat(work()).isEmpty();
    assertThat(received).containsExactly("text/plain first", "text/plain second");
  }

  @Test
  void one_that_nobody_takes_is_sent_again_before_the_next() {
    answers.addAll(List.of(500, 302));
    put("first");
    put("second");

    assertThat(work()).contains(Duration.ofSeconds(1));
    assertThat(work()).contains(Duration.ofSeconds(1)); // Too early: a newer one woke us.
    clock.turn(Duration.ofSeconds(1));
    assertThat(work()).contains(Duration.ofSeconds(5));
    clock.turn(Duration.ofSeconds(5));
    assertThat(work()).contains(Duration.ZERO);
    assertThat(work()).isEmpty();

    assertThat(received)
        .containsExactly(
            "text/plain first", "text/plain first", "text/plain first", "text/plain second");
    Sent first = box.log(SUBJECT).getFirst();
    assertThat(first.state()).isEqualTo("delivered");
    assertThat(first.tries()).extracting(Try::status).containsExactly(500, 302, 200);
    assertThat(first.tries()).extracting(Try::number).containsExactly(1, 2, 3);
  }

  @Test
  void one_is_given_up_after_its_last_pause_and_the_next_goes_out() {
    answers.addAll(List.of(500, 500, 500));
    put("first");
    put("second");

    for (int count = 0; count < 4; count++) {
      work();
      clock.turn(Duration.ofSeconds(6));
    }

    assertThat(box.log(SUBJECT)).extracting(Sent::state).containsExactly("given_up", "delivered");
    assertThat(received).hasSize(4);
  }

  @Test
  void an_address_that_is_refused_is_not_tried_again() {
    put("http://10.0.0.1/", "lost");

    assertThat(work()).isEmpty();
    Sent letter = box.log(SUBJECT).getFirst();
    assertThat(letter.state()).isEqualTo("given_up");
    assertThat(letter.tries()).singleElement().extracting(Try::error).isNotNull();
  }

  @Test
  void addresses_are_sealed_and_old_letters_are_forgotten() {
    answers.add(500);
    put("first");
    work();
    put("second");
    String stored = database.read(handle -> handle
        .createQuery("select sealed_target from letter limit 1")
        .mapTo(String.class)
        .one());
    assertThat(stored).doesNotContain("secret", "127.0.0.1");
    assertThat(new LetterAudit(database).stranded()).isEmpty();

    clock.turn(Duration.ofSeconds(1));
    work();
    clock.turn(Duration.ofDays(1));
    assertThat(box.prune(clock.instant())).isEqualTo(1);
    assertThat(box.log(SUBJECT)).extracting(Sent::body).containsExactly("second");
    database.transact(it -> it.handle().execute("delete from execution_net"));
    assertThat(new LetterAudit(database).stranded()).containsExactly("test of film");
  }
}
