package io.kinora.cli.bench;

import io.kinora.infra.db.Database;
import java.util.List;
import java.util.Locale;

/// What this process and its PostgreSQL have had of the processors until a moment, and how often
/// that has committed.
///
/// @param ours    seconds of processors, of this process
/// @param theirs  of all processes of the server that serve or tidy up; 0 for one of another
/// machine
/// @param commits of the database
record Burden(double ours, double theirs, long commits) {

  static Burden now(Database database) {
    return database.read(handle -> {
      List<Long> servers = handle
          .createQuery("select pid from pg_stat_activity")
          .mapTo(Long.class)
          .list();
      long commits = handle
          .createQuery(
              "select xact_commit from pg_stat_database where datname = current_database()")
          .mapTo(Long.class)
          .one();
      double theirs = servers.stream().mapToDouble(Cost::usedBySeconds).sum();
      return new Burden(Cost.usedBySeconds(ProcessHandle.current().pid()), theirs, commits);
    });
  }

  /// Says what each of `count` tasks took since `before`, and how busy that kept the processors.
  String since(Burden before, int count, double wallSeconds) {
    double all = ours - before.ours + theirs - before.theirs;
    return String.format(
        Locale.ROOT,
        "processors each: Kinora %.2f ms, PostgreSQL %.2f ms; %.1f commits; %d cores %.0f %% busy",
        (ours - before.ours) * 1_000 / count,
        (theirs - before.theirs) * 1_000 / count,
        (double) (commits - before.commits) / count,
        Runtime.getRuntime().availableProcessors(),
        100 * all / wallSeconds / Runtime.getRuntime().availableProcessors());
  }
}
