package io.kinora.cli.bench;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.FilmRenderer;
import io.kinora.media.render.PlannedFilm;
import io.kinora.media.sxml.FilmReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// A long film of very many pictures, each a file of its own: how much memory it takes.
public final class LongFilmBench {

  private static final StopSignal NEVER = new StopSignal();

  private final FilmRenderer renderer;
  private final Profile profile;
  private final List<Path> photos;
  private final WorkFolder work;

  /// @param photos are shown in turn
  public LongFilmBench(FilmRenderer renderer, Profile profile, List<Path> photos, WorkFolder work) {
    this.renderer = renderer;
    this.profile = profile;
    this.photos = List.copyOf(photos);
    this.work = work;
  }

  /// Makes a short film and the long one, and prints what they took.
  public void run(int pictures, int minutes, PrintWriter out) throws IOException {
    for (int number = 0; number < pictures; number++) {
      Files.copy(photos.get(number % photos.size()), work.file(number + ".jpg"));
    }
    double each = minutes * 60.0 / pictures;
    print(Math.max(2, pictures / 100), each, out);
    print(pictures, each, out);
  }

  private void print(int pictures, double seconds, PrintWriter out) {
    PlannedFilm film = plan(pictures, seconds);
    try (var folder = WorkFolder.in(work.path());
        var peak = new PeakMemory()) {
      Cost cost =
          Cost.of(() -> renderer.render(film, work.file("film.mp4"), folder, NEVER, (_, _) -> {}));
      out.printf(
          Locale.ROOT,
          "%3d pictures, %4.0f s at %s   this process at most %4d MiB, its children %4d MiB   %s%n",
          pictures,
          film.length().toNanos() / 1e9,
          profile.name(),
          peak.ownMib(),
          peak.childrenMib(),
          cost);
      out.flush();
    }
  }

  /// A crossfade of a second between two; the length is that of the whole.
  private PlannedFilm plan(int pictures, double seconds) {
    String scenes = String.join(
        "<transition type=\"crossfade\" duration=\"1\"/>",
        IntStream.range(0, pictures)
            .mapToObj(number -> String.format(
                Locale.ROOT,
                "<effect type=\"kenburns\" duration=\"%.3f\"><image filename=\"%d.jpg\"/></effect>",
                seconds + 1,
                number))
            .toList());
    return renderer.plan(
        FilmReader.read("<movie service=\"craftsman-1.0\"><body>" + scenes + "</body></movie>"),
        named -> work.file(named.filename()),
        profile,
        NEVER);
  }
}
