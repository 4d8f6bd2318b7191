package io.kinora.engine.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.engine.letter.LetterTable.Pending;
import io.kinora.engine.task.Errand;
import io.kinora.engine.task.Errands;
import io.kinora.infra.db.Database;
import io.kinora.infra.outbound.Deliveries;
import io.kinora.infra.outbound.Delivery;
import io.kinora.infra.secret.Vault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where letters are put in the transaction in which something happens, and go out from. All
/// threads may use it.
public final class LetterBox implements Errand {

  private static final Logger LOG = LoggerFactory.getLogger(LetterBox.class);

  /// How letters of a box are sent.
  ///
  /// @param timeMax for each attempt, the answer included
  /// @param pauses  between the attempts; there is one attempt more than pauses
  public record Rules(Duration timeMax, List<Duration> pauses) {

    public Rules {
      pauses = List.copyOf(pauses);
    }
  }

  /// A letter that was or will be sent.
  ///
  /// @param state pending, delivered or given_up
  public record Sent(String body, String state, Instant createdAt, List<Try> tries) {}

  /// One attempt to send a letter.
  ///
  /// @param status none where nobody answered
  public record Try(
      int number,
      Instant at,
      Duration length,
      @Nullable Integer status,
      @Nullable String error) {}

  private final String name;
  private final Rules rules;
  private final Database database;
  private final LetterTable table;
  private final Deliveries deliveries;
  private final InstantSource clock;

  /// @param name of the box, and so of its errand: never changed
  public LetterBox(
      String name,
      Rules rules,
      Database database,
      Vault vault,
      Deliveries deliveries,
      InstantSource clock) {
    this.name = name;
    this.rules = rules;
    this.database = database;
    this.table = new LetterTable(name, vault);
    this.deliveries = deliveries;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  /// Has a letter sent after the commit.
  public void put(Handle handle, Letter letter) {
    Instant now = clock.instant();
    table.insert(handle, letter, now);
    Errands.makeDue(handle, name, letter.subject(), now);
  }

  /// What was and will be told about a subject, in its order.
  public List<Sent> log(String subject) {
    return database.read(handle -> table.log(handle, subject));
  }

  /// Forgets the letters from before a moment that are not to be sent any more.
  ///
  /// @return how many they were
  public int prune(Instant before) {
    return database.inTransaction(it -> table.prune(it.handle(), before));
  }

  @Override
  public Ending run(String subject) {
    Optional<Pending> found = database.read(handle -> table.next(handle, subject));
    if (found.isEmpty()) {
      return Ending.NOTHING;
    }
    Pending letter = found.get();
    Instant at = clock.instant();
    Duration early = Duration.between(at, letter.dueAt());
    if (early.isPositive()) { // A newer one woke us.
      return _ -> Optional.of(early);
    }
    Delivery delivery = send(letter);
    Duration length = Duration.between(at, clock.instant());
    return handle -> {
      table.logTry(handle, letter, new LetterTable.Attempt(at, length, delivery));
      return writeDown(handle, letter, delivery);
    };
  }

  private Delivery send(Pending pending) {
    Letter letter = pending.letter();
    URI target;
    try {
      target = URI.create(letter.target());
    } catch (IllegalArgumentException _) {
      return new Delivery.Refused("", "this is no address");
    }
    return deliveries.post(
        target,
        Map.of("Content-Type", letter.contentType()),
        letter.body().getBytes(UTF_8),
        rules.timeMax());
  }

  private Optional<Duration> writeDown(Handle handle, Pending letter, Delivery delivery) {
    boolean isTaken = delivery instanceof Delivery.Answered answered && answered.isAccepted();
    boolean isOver = delivery instanceof Delivery.Refused
        || letter.failures() >= rules.pauses().size();
    if (!isTaken && !isOver) {
      Duration pause = rules.pauses().get(letter.failures());
      table.fail(handle, letter, clock.instant().plus(pause));
      return Optional.of(pause);
    }
    if (!isTaken) {
      LOG.info("Nobody took a letter of '{}'; it is not sent again.", name);
    }
    table.end(handle, letter, isTaken);
    return table
        .next(handle, letter.letter().subject())
        .map(next -> Duration.between(clock.instant(), next.dueAt()))
        .map(wait -> wait.isPositive() ? wait : Duration.ZERO);
  }
}
