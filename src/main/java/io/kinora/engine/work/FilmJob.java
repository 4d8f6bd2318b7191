package io.kinora.engine.work;

import io.kinora.engine.filming.FilmInputs;
import io.kinora.engine.filming.Shoot;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.work.Outputs.Made;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.db.SqlWork;
import io.kinora.media.profile.Container;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.Export;
import io.kinora.media.render.PlannedFilm;
import io.kinora.media.render.RenderProgress;
import io.kinora.media.render.StillFormat;
import io.kinora.media.sxml.FileNames;
import io.kinora.media.sxml.Film;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One film of the kind `video.create`, from its definition to its files.
final class FilmJob {

  /// Fetching counts for so many per cent, the preview up to so many, the film for the rest.
  private static final int FETCHED_PERCENT = 5;

  private static final int PREVIEWED_PERCENT = 25;

  private final Workshop workshop;
  private final Bench bench;
  private final ObjectNode result = JsonNodeFactory.instance.objectNode();

  FilmJob(Workshop workshop, Bench bench) {
    this.workshop = workshop;
    this.bench = bench;
  }

  /// Source: the tasks contract, section 10, for the order of the parts of the result.
  RunResult make() throws InterruptedException {
    String definition = bench.parameters().path("definition").asString();
    Film film = FilmSources.read(definition);
    bench.run().phase("fetch");
    Profile profile = profile();
    Shoot shoot = workshop
        .filming()
        .begin(bench.run(), bench.folder(), new Shoot.Scene(definition, profile, List.of(profile)));
    var sources = FilmSources.fetched(FileNames.of(film), shoot::find, bench, workshop.sources());
    FilmInputs inputs = sources.inputs();
    PlannedFilm planned = workshop.renderer().plan(film, inputs::pathOf, profile, bench.stop());
    tellSize(planned);
    bench.run().progress(FETCHED_PERCENT);
    if (isWanted(GrowingPreview.NAME)) {
      preview(planned);
    }
    return finished(planned, shoot, inputs);
  }

  private Profile profile() {
    String name = bench.parameters().path("profile").asString();
    return Profile.find(name)
        .orElseThrow(() -> new IllegalStateException("the profile was checked before: " + name));
  }

  private void tellSize(PlannedFilm planned) throws InterruptedException {
    result.put("duration", Seconds.rounded(planned.length()));
    result.put("width", planned.profile().width());
    result.put("height", planned.profile().height());
    bench.run().partial("size", result.toString(), SqlWork.NOTHING);
  }

  private void preview(PlannedFilm planned) throws InterruptedException {
    bench.run().phase("preview");
    var growing = GrowingPreview.begun(bench, workshop.outputs(), result, planned);
    int end = isWanted("export") ? PREVIEWED_PERCENT : 99;
    workshop
        .renderer()
        .preview(planned, growing.files(), bench.folder(), bench.stop(), (done, all) -> {
          tellProgress(FETCHED_PERCENT, end, done, all);
          growing.look();
        });
    SqlWork rows = keep(growing.finish());
    bench.run().partial(GrowingPreview.NAME, result.toString(), rows);
  }

  private void tellProgress(int start, int end, long done, long all) {
    bench.run().progress(start + (int) ((end - start) * done / all));
  }

  private RunResult finished(PlannedFilm planned, Shoot shoot, FilmInputs inputs)
      throws InterruptedException {
    var made = new ArrayList<Made>();
    if (isWanted("export")) {
      result.set("export", placeholder("export"));
      made.add(
          new Made("export", export(planned, shoot, inputs), container(planned).mediaType()));
    }
    made.add(new Made("thumbnail", thumbnail(planned), StillFormat.JPEG.mediaType()));
    result.set("thumbnail", placeholder("thumbnail"));
    SqlWork kept = keep(made);
    SqlWork cleared = shoot.clear();
    return new RunResult(result.toString(), handle -> {
      kept.run(handle);
      cleared.run(handle);
    });
  }

  private Path export(PlannedFilm planned, Shoot shoot, FilmInputs inputs)
      throws InterruptedException {
    bench.run().phase("render");
    int start = isWanted(GrowingPreview.NAME) ? PREVIEWED_PERCENT : FETCHED_PERCENT;
    Path file = bench.folder().file("out." + container(planned).extension());
    shoot.render(
        planned,
        inputs,
        List.of(new Export(planned.profile(), file)),
        bench.stop(),
        new Telling(start));
    return file;
  }

  /// Tells how far the export has come.
  private final class Telling implements RenderProgress {
    private final int start;

    /// @param start percent that were there before
    Telling(int start) {
      this.start = start;
    }

    @Override
    public void reached(long framesDone, long frameCount) {
      tellProgress(start, 99, framesDone, frameCount);
    }

    @Override
    public void allDrawn() {
      try {
        bench.run().phase("join");
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new StopSignal.StoppedException();
      }
    }
  }

  private static Container container(PlannedFilm planned) {
    return planned.profile().format().container();
  }

  private SqlWork keep(List<Made> made) {
    return workshop.outputs().keep(bench.run(), made);
  }

  /// Drawn, not decoded: it is there without an export, too.
  private Path thumbnail(PlannedFilm planned) {
    Path file = bench.folder().file("thumbnail.jpg");
    Duration time = thumbnailTime(planned);
    workshop.renderer().still(planned, time, StillFormat.JPEG, file, bench.stop());
    return file;
  }

  private Duration thumbnailTime(PlannedFilm planned) {
    Duration wished = Seconds.of(bench.parameters().path("thumbnail_time").asDouble());
    return wished.compareTo(planned.length()) < 0 ? wished : planned.length();
  }

  private boolean isWanted(String file) {
    return bench.parameters().path(file).asBoolean();
  }

  private static ObjectNode placeholder(String name) {
    return new OutputFile(name, false, false).placeholder();
  }
}
