package io.kinora;

import io.kinora.engine.machine.Worker;
import io.kinora.engine.machine.Workers;
import io.kinora.engine.moving.MoveMark;
import io.kinora.engine.moving.MoveMarks;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is looked at when the database has been opened, before the work begins.
final class StartChecks {

  /// All goes by the clock of the database, but our log does not, nor do others' signatures.
  private static final Duration TOLD = Duration.ofMinutes(5);

  /// A machine so far off has no clock: signatures, tokens and expirations would all be wrong.
  private static final Duration REFUSED = Duration.ofHours(24);

  private StartChecks() {}

  /// @throws CannotStartException where the installation is elsewhere, or not all here yet
  static void requireHere(Database database, String storagePlace) {
    MoveMarks.find(database).ifPresent(it -> requireHere(it, storagePlace));
  }

  private static void requireHere(MoveMark mark, String storagePlace) {
    switch (mark.state()) {
      case LEAVING, ARRIVED -> {}
      case ARRIVING ->
        throw new CannotStartException("This database is half moved: not all has come from "
            + mark.otherSide() + " yet. Run the same 'kinora migrate' command again, which goes"
            + " on where it was.");
      case LEFT ->
        throw new CannotStartException("This installation has moved to " + mark.otherSide()
            + ": start Kinora there. If the move broke off, run the same 'kinora migrate' command"
            + " again; to take the installation up again here, and never there, run"
            + " 'kinora migrate --unmark'.");
      case REHOUSED -> {
        if (!mark.otherSide().equals(storagePlace)) {
          throw new CannotStartException("The files of this installation have moved to "
              + mark.otherSide() + ", but KINORA_STORAGE names " + storagePlace + ": set it to "
              + mark.otherSide() + "; 'kinora migrate --unmark' forgets the move.");
        }
      }
    }
  }

  /// What an operator should know, though it keeps nothing from starting; each one sentence.
  ///
  /// @throws CannotStartException where it does
  static List<String> warnings(Database database, SharedClock clock, String version) {
    var warnings = new ArrayList<String>();
    ofClocks(clock.ahead().negated()).ifPresent(warnings::add);
    ofOtherVersions(database, version).ifPresent(warnings::add);
    return warnings;
  }

  private static Optional<String> ofClocks(Duration ahead) {
    String text = "The clock of this machine is " + minutes(ahead) + " the clock of the database: ";
    if (ahead.abs().compareTo(REFUSED) > 0) {
      throw new CannotStartException(text + "set both right, best by NTP.");
    }
    return ahead.abs().compareTo(TOLD) > 0
        ? Optional.of(text + "all goes by that of the database, but set this one right.")
        : Optional.empty();
  }

  private static String minutes(Duration ahead) {
    return ahead.abs().toMinutes() + " minutes " + (ahead.isNegative() ? "behind" : "ahead of");
  }

  /// Tables only ever get more, so that processes of an older version work on; but no version was
  /// tried with all others.
  private static Optional<String> ofOtherVersions(Database database, String version) {
    String others = new Workers(database)
        .all().stream()
            .filter(it -> it.isLive() && !it.machine().version().equals(version))
            .map(StartChecks::named)
            .collect(Collectors.joining(", "));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of((database.wasMigrated()
                ? "The database was brought to the tables of version " + version + " while"
                : "Besides version " + version + ",")
            + " processes of another version work on it, which should follow soon: " + others
            + ".");
  }

  private static String named(Worker worker) {
    return "%s (%s, version %s)"
        .formatted(worker.name(), worker.machine().address(), worker.machine().version());
  }
}
