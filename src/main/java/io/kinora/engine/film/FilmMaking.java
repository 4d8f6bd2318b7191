package io.kinora.engine.film;

import io.kinora.engine.filming.FilmInputs;
import io.kinora.engine.filming.Shoot;
import io.kinora.engine.filming.Shoot.Scene;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.TaskOrder;
import io.kinora.engine.work.FilmSources;
import io.kinora.engine.work.GrowingPreview;
import io.kinora.engine.work.Outputs.Made;
import io.kinora.engine.work.Workshop;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.Md5;
import io.kinora.infra.db.SqlWork;
import io.kinora.media.pack.FilmPackage;
import io.kinora.media.pack.PackageLimits;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.Export;
import io.kinora.media.render.PlannedFilm;
import io.kinora.media.render.StillFormat;
import io.kinora.media.sxml.FileNames;
import io.kinora.media.sxml.Film;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One run that makes renditions of a film, from its definition to their files.
///
/// @param bench the one of its task: what an earlier run has finished lies there
record FilmMaking(FilmRecords records, Workshop workshop, RenditionEnds ends, Bench bench) {

  /// The preview counts for so many per cent where there is one.
  private static final int PREVIEWED_PERCENT = 25;

  /// The last one comes with the files.
  private static final int DRAWN_PERCENT = 99;

  /// A rendition with its files, which are not kept yet.
  private record Finished(Rendition rendition, RenditionMedia media, List<Made> files) {}

  /// A film whose files are there.
  private record Begun(Shoot shoot, FilmInputs inputs, PlannedFilm planned) {}

  RunResult make() throws InterruptedException {
    List<Rendition> open =
        records
            .database()
            .read(handle -> records.renditions().ofTask(handle, bench.run().id()))
            .stream()
            .filter(it -> !it.state().isFinal())
            .toList();
    if (open.isEmpty()) { // All were cancelled or replaced meanwhile.
      return new RunResult("{}");
    }
    try {
      return made(open);
    } catch (IOException failure) {
      throw new UncheckedIOException(FreeSpace.orFull(failure));
    }
  }

  private RunResult made(List<Rendition> open) throws InterruptedException, IOException {
    Profile drawn = open.getFirst().order().format();
    bench.run().phase(RenderFilm.DOWNLOAD);
    Path definition = definition(open.getFirst());
    Begun begun;
    if (FilmPackage.isOne(definition)) {
      try (var film = FilmPackage.open(definition, bench.folder().path(), PackageLimits.USUAL)) {
        begun = begun(scene(film.definition(), drawn, open), film::find);
      }
    } else {
      begun = begun(scene(Files.readString(definition), drawn, open), _ -> Optional.empty());
    }
    PlannedFilm planned = begun.planned();
    bench.run().phase(RenderFilm.GENERATE);
    int start = 0;
    if (open.stream().anyMatch(it -> it.order().isPreviewed())) {
      preview(planned);
      start = PREVIEWED_PERCENT;
    }
    return kept(begun, finished(begun, open, start));
  }

  private Path definition(Rendition rendition) throws IOException {
    Path file = bench.folder().file("definition");
    if (!Files.exists(file)) {
      AssetId asset = Optional.ofNullable(rendition.definition()).orElseThrow();
      AssetFile stored = records
          .findFile(asset, Definition.FILE)
          .orElseThrow(() ->
              new Failure(FailureCode.DEFINITION_INVALID, "The definition is gone").asException());
      records.library().bring(stored, file);
    }
    return file;
  }

  private static Scene scene(String definition, Profile drawn, List<Rendition> open) {
    return new Scene(
        definition, drawn, open.stream().map(it -> it.order().format()).toList());
  }

  private Begun begun(Scene scene, FilmSources.Pack pack) throws InterruptedException {
    Film film = FilmSources.read(scene.definition());
    Shoot shoot = workshop.filming().begin(bench.run(), bench.folder(), scene);
    FilmInputs inputs = FilmSources.fetched(
            FileNames.of(film),
            named -> shoot.find(named).or(() -> pack.find(named)),
            bench,
            workshop.sources())
        .inputs();
    bench.run().phase(RenderFilm.INFO);
    PlannedFilm planned =
        workshop.renderer().plan(film, inputs::pathOf, scene.drawn(), bench.stop());
    return new Begun(shoot, inputs, planned);
  }

  private void preview(PlannedFilm planned) throws InterruptedException, IOException {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    var growing = GrowingPreview.begun(bench, workshop.outputs(), result, planned);
    workshop
        .renderer()
        .preview(planned, growing.files(), bench.folder(), bench.stop(), (done, all) -> {
          bench.run().progress((int) (PREVIEWED_PERCENT * done / all));
          growing.look();
        });
    List<Made> files = growing.finish();
    SqlWork kept = workshop.outputs().keep(bench.run(), files);
    Map<String, String> digests = digests(files);
    bench.run().partial(GrowingPreview.NAME, result.toString(), handle -> {
      kept.run(handle);
      FileDigests.put(handle, asset(), digests);
    });
  }

  private AssetId asset() {
    return new AssetId(bench.run().id().value());
  }

  private static Map<String, String> digests(List<Made> files) throws IOException {
    var digests = new HashMap<String, String>();
    for (Made file : files) {
      digests.put(file.name(), Md5.hex(file.path()));
    }
    return digests;
  }

  private List<Finished> finished(Begun begun, List<Rendition> open, int start) throws IOException {
    var exports = new ArrayList<Export>();
    for (Rendition rendition : open) {
      exports.add(new Export(rendition.order().format(), video(rendition)));
    }
    begun
        .shoot()
        .render(
            begun.planned(),
            begun.inputs(),
            exports,
            bench.stop(),
            (done, all) ->
                bench.run().progress(start + (int) ((DRAWN_PERCENT - start) * done / all)));
    var finished = new ArrayList<Finished>();
    for (Rendition rendition : open) {
      finished.add(finished(begun.planned(), rendition));
    }
    return finished;
  }

  private Path video(Rendition rendition) {
    return bench.folder().file("out-" + rendition.profile());
  }

  private Finished finished(PlannedFilm planned, Rendition rendition) throws IOException {
    Profile profile = rendition.order().format();
    Path thumbnail = bench.folder().file("thumbnail-" + rendition.profile());
    workshop
        .renderer()
        .still(
            planned, thumbnailTime(rendition, planned), StillFormat.JPEG, thumbnail, bench.stop());
    String extension = profile.format().container().extension();
    var media = new RenditionMedia(
        asset(),
        rendition.profile() + "." + extension,
        rendition.profile() + ".jpg",
        profile.width(),
        profile.height(),
        planned.length().toMillis(),
        Files.size(video(rendition)),
        records.now());
    String type = profile.format().container().mediaType();
    return new Finished(
        rendition,
        media,
        List.of(
            new Made(media.video(), video(rendition), type, false),
            new Made(media.thumbnail(), thumbnail, StillFormat.JPEG.mediaType(), false)));
  }

  private static Duration thumbnailTime(Rendition rendition, PlannedFilm planned) {
    long nanos = Math.round(rendition.order().thumbnailSeconds() * 1e9);
    return Duration.ofNanos(Math.clamp(nanos, 0, planned.length().toNanos()));
  }

  private RunResult kept(Begun begun, List<Finished> finished) throws IOException {
    List<Made> files = finished.stream().flatMap(it -> it.files().stream()).toList();
    SqlWork kept = workshop.outputs().keep(bench.run(), files);
    Map<String, String> digests = digests(files);
    var next = new HashMap<String, TaskOrder>();
    for (Finished one : finished) {
      RenditionEnds.next(one.rendition(), -1)
          .ifPresent(it -> next.put(one.rendition().id(), it));
    }
    SqlWork cleared = begun.shoot().clear();
    SqlWork rows = handle -> {
      kept.run(handle);
      cleared.run(handle);
      FileDigests.put(handle, asset(), digests);
      for (Finished one : finished) {
        Optional<Rendition> wanted = records
            .renditions()
            .lock(handle, one.rendition().id())
            .filter(it -> !it.state().isFinal());
        if (wanted.isPresent()) {
          Optional<TaskOrder> order = Optional.ofNullable(next.get(wanted.get().id()));
          ends.made(handle, wanted.get(), one.media(), order);
        } else { // Cancelled or replaced in the last moment.
          one.files().forEach(it -> {
            workshop.outputs().drop(bench.run(), it.name()).run(handle);
            FileDigests.remove(handle, asset(), it.name());
          });
        }
      }
    };
    return new RunResult("{}", rows, List.copyOf(next.values()));
  }
}
