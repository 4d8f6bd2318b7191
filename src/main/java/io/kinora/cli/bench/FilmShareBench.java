package io.kinora.cli.bench;

import io.kinora.infra.db.Database;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One film on one worker and on two, as it was measured, and on more, as it follows from its
/// segments.
///
/// What does not get shorter with more workers is measured by the events of the film that was made
/// alone: fetching, until it began to render; joining and storing, from where its phase is `join`.
/// A segment takes as long as it took there, its share of the sound included, or as those took that
/// the helper made, all the work of helping included: the longer of the two.
public final class FilmShareBench {

  private static final List<Integer> WORKERS = List.of(4, 8, 16, 32, 64);

  private final String url;
  private final PrintWriter out;

  public FilmShareBench(String url, PrintWriter out) {
    this.url = url;
    this.out = out;
  }

  /// @param alone  the film's task with one worker
  /// @param both   the same film with two
  /// @param segmentCount how many segments it has
  public void run(String alone, String both, int segmentCount) {
    try (var database = Database.open(url, 2)) {
      tell(parts(database, alone), parts(database, both), helped(database, both), segmentCount);
    }
  }

  /// Seconds of a film.
  private record Parts(double fetching, double drawing, double joining) {
    double all() {
      return fetching + drawing + joining;
    }
  }

  private void tell(Parts one, Parts two, List<Double> helped, int segmentCount) {
    double here = one.drawing() / segmentCount;
    double there = helped.stream().mapToDouble(it -> it).average().orElseThrow();
    out.printf(
        Locale.ROOT,
        "film of %d segments: %.2f s each alone; %.2f s by the helper, who made %d%n",
        segmentCount,
        here,
        there,
        helped.size());
    out.printf(
        Locale.ROOT,
        "serial part: fetching %.2f s, joining and storing %.2f s%n",
        one.fetching(),
        one.joining());
    out.printf(Locale.ROOT, "1 worker, measured    %7.2f s%n", one.all());
    out.printf(
        Locale.ROOT, "2 workers, measured   %7.2f s   %.2f×%n", two.all(), one.all() / two.all());
    for (int workers : WORKERS) {
      double wall =
          one.fetching() + drawn(segmentCount, Math.max(here, there), workers) + one.joining();
      out.printf(
          Locale.ROOT,
          "%d workers, simulated  %7.2f s   %.2f×%s%n",
          workers,
          wall,
          one.all() / wall,
          workers == 4 ? " (asked: 3.60×)" : "");
    }
  }

  /// Each worker takes the next segment when it is done with one.
  private static double drawn(int segmentCount, double segment, int workers) {
    double[] free = new double[workers];
    for (int number = 0; number < segmentCount; number++) {
      Arrays.sort(free);
      free[0] += segment;
    }
    return Arrays.stream(free).max().orElseThrow();
  }

  private static Parts parts(Database database, String task) {
    return database.read(handle -> handle
        .createQuery("""
            select started_at, completed_at,
              (select min(at) from event where task_id = :id and kind = 'phase'
                and detail = 'render') as rendering,
              (select min(at) from event where task_id = :id and kind = 'phase'
                and detail = 'join') as drawn
            from task where id = :id and state = 'done'""")
        .bind("id", task)
        .map((row, _) -> new Parts(
            (row.getLong("rendering") - row.getLong("started_at")) / 1e3,
            (row.getLong("drawn") - row.getLong("rendering")) / 1e3,
            (row.getLong("completed_at") - row.getLong("drawn")) / 1e3))
        .one());
  }

  private static List<Double> helped(Database database, String film) {
    return database.read(
        handle -> handle.createQuery("""
            select (completed_at - started_at) / 1000.0 from task
            where helps = :id and state = 'done'""").bind("id", film).mapTo(Double.class).list());
  }
}
