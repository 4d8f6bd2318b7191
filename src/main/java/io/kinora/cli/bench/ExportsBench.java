package io.kinora.cli.bench;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.Export;
import io.kinora.media.render.FilmRenderer;
import io.kinora.media.render.PlannedFilm;
import io.kinora.media.sxml.FilmReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One film in several profiles that are drawn alike: at once, against one after the other.
public final class ExportsBench {

  private static final StopSignal NEVER = new StopSignal();

  private final FilmRenderer renderer;
  private final List<Profile> profiles;
  private final WorkFolder work;

  /// @param profiles drawn alike
  public ExportsBench(FilmRenderer renderer, List<Profile> profiles, WorkFolder work) {
    this.renderer = renderer;
    this.profiles = List.copyOf(profiles);
    this.work = work;
  }

  /// Measures both ways `rounds` times, in turn.
  ///
  /// @param film  a definition; its photos are named as in `media`
  public void run(Path film, Path media, int rounds, PrintWriter out) throws IOException {
    PlannedFilm planned = renderer.plan(
        FilmReader.read(Files.readString(film)),
        named -> media.resolve(named.filename()),
        profiles.getFirst(),
        NEVER);
    atOnce(planned); // warms up
    var atOnce = new ArrayList<Cost>();
    var inTurn = new ArrayList<Cost>();
    for (int round = 0; round < rounds; round++) {
      atOnce.add(Cost.of(() -> atOnce(planned)));
      inTurn.add(Cost.of(() -> inTurn(planned)));
    }
    print(film, planned, atOnce, inTurn, out);
  }

  private void atOnce(PlannedFilm film) {
    render(film, profiles.stream().map(this::export).toList());
  }

  private void inTurn(PlannedFilm film) {
    profiles.forEach(profile -> render(film, List.of(export(profile))));
  }

  private Export export(Profile profile) {
    return new Export(profile, work.file("film-" + profile.name()));
  }

  private void render(PlannedFilm film, List<Export> exports) {
    try (var folder = WorkFolder.in(work.path())) {
      renderer.render(film, exports, folder, NEVER, (_, _) -> {});
    }
  }

  private void print(
      Path film, PlannedFilm planned, List<Cost> atOnce, List<Cost> inTurn, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s, %.0f s, %s, %d rounds%n",
        film.getFileName(),
        planned.length().toNanos() / 1e9,
        String.join(" ", profiles.stream().map(Profile::name).toList()),
        atOnce.size());
    out.printf("at once               median %s   min %s%n", Cost.median(atOnce), Cost.min(atOnce));
    out.printf("one after the other   median %s   min %s%n", Cost.median(inTurn), Cost.min(inTurn));
    out.printf(
        Locale.ROOT,
        "one after the other / at once: CPU %.2f, wall %.2f%n",
        Cost.median(inTurn).cpuSeconds() / Cost.median(atOnce).cpuSeconds(),
        Cost.median(inTurn).wallSeconds() / Cost.median(atOnce).wallSeconds());
    out.flush();
  }
}
