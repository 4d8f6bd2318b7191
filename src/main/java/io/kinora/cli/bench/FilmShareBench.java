package io.kinora.cli.bench;

import io.kinora.infra.db.Database;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One film on one worker and on two, as it was measured, and on more, as it follows from its
/// segments.
///
/// What does not get shorter with more workers (fetching, the sound, joining, storing) is what the
/// film took alone without its segments. A segment takes as long as those took that helpers made,
/// all the work of helping included.
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
      tell(seconds(database, alone), seconds(database, both), helped(database, both), segmentCount);
    }
  }

  private void tell(double one, double two, List<Double> helped, int segmentCount) {
    double segment = helped.stream().mapToDouble(it -> it).average().orElseThrow();
    double drawing = one * (1 - serialShare(one, segment, segmentCount));
    double serial = one - drawing;
    out.printf(
        Locale.ROOT,
        "film of %d segments: %.2f s each with a helper, %d of them by the helper; serial part %.2f"
            + " s%n",
        segmentCount,
        segment,
        helped.size(),
        serial);
    out.printf(Locale.ROOT, "1 worker, measured    %7.2f s%n", one);
    out.printf(Locale.ROOT, "2 workers, measured   %7.2f s   %.2f×%n", two, one / two);
    for (int workers : WORKERS) {
      double wall = serial + drawn(segmentCount, segment, workers);
      out.printf(
          Locale.ROOT, "%d workers, simulated  %7.2f s   %.2f×%n", workers, wall, one / wall);
    }
  }

  private static double serialShare(double one, double segment, int segmentCount) {
    return Math.max(0, one - segment * segmentCount) / one;
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

  private static double seconds(Database database, String task) {
    return database.read(handle -> handle
        .createQuery("select (completed_at - started_at) / 1000.0 from task where id = :id")
        .bind("id", task)
        .mapTo(Double.class)
        .one());
  }

  private static List<Double> helped(Database database, String film) {
    return database.read(
        handle -> handle.createQuery("""
            select (completed_at - started_at) / 1000.0 from task
            where helps = :id and state = 'done'""").bind("id", film).mapTo(Double.class).list());
  }
}
