package io.kinora;

import io.kinora.engine.moving.CannotMoveException;
import io.kinora.engine.moving.Checking;
import io.kinora.engine.moving.FileTally;
import io.kinora.engine.moving.Installation;
import io.kinora.engine.moving.Move;
import io.kinora.engine.moving.MoveMark;
import io.kinora.engine.moving.MoveMarks;
import io.kinora.engine.moving.MovePlan;
import io.kinora.engine.moving.MoveProgress;
import io.kinora.engine.moving.MoveReport;
import io.kinora.engine.moving.Part;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.db.Database;
import io.kinora.infra.table.Tally;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `kinora migrate`: brings an installation to another database, another storage, or both.
@Command(
    name = "migrate",
    description = {
      "Brings an installation to another database, another storage, or both; docs/scale.md tells"
          + " how. Where it broke off, the same command goes on.",
      "The source is what the settings name. It stays as it is, but no server starts on it then."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:could not be done, and why is said", "2:wrong use"})
final class MigrateCommand implements Callable<Integer> {

  private enum Phase {
    ALL,
    FILES
  }

  private static final int PERCENT = 100;

  @Spec
  private @Nullable CommandSpec spec;

  @Option(names = "--to", paramLabel = "URL", description = "The database to bring it to.")
  private @Nullable String to;

  @Option(
      names = "--to-storage",
      paramLabel = "PLACE",
      description = "The folder or s3://BUCKET/PREFIX to bring its files to.")
  private @Nullable String toStorage;

  @Option(
      names = "--to-settings",
      paramLabel = "FILE",
      description =
          "KINORA_ settings of the target, a line each. Without this: those of the source,"
              + " but for --to and --to-storage.")
  private @Nullable Path toSettings;

  @Option(
      names = "--phase",
      paramLabel = "all|files",
      description = "files: only the files, while the server works. Default: all.")
  private String phase = "all";

  @Option(
      names = "--verify",
      paramLabel = "whole|sizes",
      description = "sizes: what came in an earlier try is not read again. Default: whole.")
  private String verify = "whole";

  @Option(
      names = "--threads",
      paramLabel = "COUNT",
      description = "1 to 64 files at a time, with up to 48 MiB of memory each. Default: 4.")
  private int threads = 4;

  @Option(names = "--skip-missing", description = "Moves although files are lost at the source.")
  private boolean skipsMissing;

  @Option(names = "--dry-run", description = "Says what there is to move, and changes nothing.")
  private boolean isDry;

  @Option(
      names = "--unmark",
      description = "Forgets a move, so that a server starts again on what the settings name.")
  private boolean unmarks;

  @Option(names = "--json", description = "Tells it for machines.")
  private boolean isJson;

  @Override
  public Integer call() throws IOException {
    requireRightUse();
    Settings source = SettingFlags.settings(command());
    if (unmarks) {
      return unmark(source);
    }
    var sides = new MigrationSides(source, targetSettings());
    Set<Part> parts = sides.parts();
    try (var open = new OpenParts()) {
      return isDry ? plan(sides, parts, open) : move(sides, parts, open);
    } catch (IOException | FailureException failure) {
      throw brokenOff(failure);
    } catch (IllegalStateException | JdbiException failure) {
      throw Database.isCauseOf(failure) ? brokenOff(failure) : failure;
    }
  }

  private static CannotStartException brokenOff(Exception failure) {
    return new CannotStartException(
        "The move broke off: " + failure.getMessage() + ". The same command goes on where it was.",
        failure);
  }

  private void requireRightUse() {
    if (unmarks == (to != null || toStorage != null || toSettings != null)) {
      throw wrongUse(
          unmarks
              ? "--unmark has no target."
              : "Name the target: --to, --to-storage, --to-settings.");
    }
    if (!Set.of("all", "files").contains(phase)) {
      throw wrongUse("--phase is all or files.");
    }
    if (!Set.of("whole", "sizes").contains(verify)) {
      throw wrongUse("--verify is whole or sizes.");
    }
    if (threads < 1 || threads > 64) {
      throw wrongUse("--threads is a number from 1 to 64.");
    }
  }

  private Settings targetSettings() {
    Map<String, String> flags = new HashMap<>();
    if (to != null) {
      flags.put(Settings.DATABASE.word(), to);
    }
    if (toStorage != null) {
      flags.put(StorageSettingTable.STORAGE.word(), toStorage);
    }
    return toSettings == null
        ? SettingFlags.settingsBut(command(), flags)
        : new SettingSources(Map.of(), flags, Optional.of(toSettings)).read();
  }

  private int plan(MigrationSides sides, Set<Part> parts, OpenParts open) throws IOException {
    sides.requireFreshTarget(parts);
    Installation source = sides.openSource(open);
    var plan = MovePlan.of(source.database());
    print(isJson ? MigrationWords.json(plan) : MigrationWords.text(plan));
    return 0;
  }

  private int move(MigrationSides sides, Set<Part> parts, OpenParts open) throws IOException {
    boolean isAll = phase().equals(Phase.ALL);
    sides.lock(isAll, open);
    Installation source = sides.openSource(open);
    sides.requireFreshTarget(parts);
    Installation target = sides.openTarget(source.database(), parts, open);
    var move = new Move(source, target, parts, terms(), Clock.systemUTC());
    if (move.begin()) {
      print(isJson ? MigrationWords.alreadyJson() : "All has come already.\n");
      return 0;
    }
    sides.bringKey();
    return isAll ? finish(move, sides) : copyFiles(move);
  }

  private Phase phase() {
    return phase.equals("files") ? Phase.FILES : Phase.ALL;
  }

  private Move.Terms terms() {
    Checking checking = verify.equals("sizes") ? Checking.SIZES : Checking.WHOLE;
    return new Move.Terms(checking, threads, skipsMissing, new Told());
  }

  private int copyFiles(Move move) throws IOException {
    FileTally files = move.copyFiles();
    print(isJson ? MigrationWords.json(files) : MigrationWords.text(files));
    if (!files.broken().isEmpty()) {
      throw new CannotMoveException("Of the files " + files.broken().size()
          + " are not as they are recorded, such as " + files.broken().getFirst() + ".");
    }
    return 0;
  }

  private int finish(Move move, MigrationSides sides) throws IOException {
    MoveReport report = move.finish();
    print(
        isJson
            ? MigrationWords.json(report)
            : MigrationWords.text(report) + "All has come. From now on Kinora starts with"
                + " KINORA_DATABASE=" + MigrationSides.shownDatabase(sides.target())
                + " and KINORA_STORAGE=" + StorageSettingTable.placeName(sides.target()) + ".\n");
    return 0;
  }

  private int unmark(Settings settings) {
    settings.requireDatabase();
    try (Database database = Databases.openAny(settings)) {
      Optional<MoveMark> mark = MoveMarks.find(database);
      MoveMarks.clear(database);
      print(mark.map(it -> "Forgotten. Do not start Kinora on the other side, " + it.otherSide()
              + ": what is to be done would be done twice.\n")
          .orElse("There is no mark of a move.\n"));
      return 0;
    }
  }

  /// Tells how far it is, a line for each percent and each table.
  private final class Told implements MoveProgress {

    private long told = -1;

    @Override
    public void files(long count, long total) {
      long percent = Math.min(PERCENT, count * PERCENT / Math.max(1, total));
      if (percent > told) {
        told = percent;
        tell("Files: " + count + " of " + total);
      }
    }

    @Override
    public void table(Tally tally) {
      tell("Table " + tally.table() + ": " + tally.rowCount() + " rows");
    }

    private void tell(String line) {
      command().commandLine().getErr().println(line);
    }
  }

  private void print(String text) {
    PrintWriter out = command().commandLine().getOut();
    out.print(text);
    out.flush();
  }

  private CommandSpec command() {
    return Main.spec(spec);
  }

  private ParameterException wrongUse(String text) {
    return new ParameterException(command().commandLine(), text);
  }
}
