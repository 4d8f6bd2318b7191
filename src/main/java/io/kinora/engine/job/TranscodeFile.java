package io.kinora.engine.job;

import io.kinora.engine.job.JobFacts.FileFacts;
import io.kinora.engine.job.JobFacts.ThumbnailFacts;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.recipe.Material;
import io.kinora.media.recipe.Material.Facts;
import io.kinora.media.recipe.Material.Mark;
import io.kinora.media.recipe.Recipe;
import io.kinora.media.recipe.RecipeKitchen;
import io.kinora.media.recipe.RecipeReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The second step of a job: its recipe is followed.
///
/// @param folder        parent of the folders that runs work in
/// @param isVp6Replaced as [RecipeReading] understands it
public record TranscodeFile(
    JobRecords records, RecipeKitchen kitchen, Path folder, boolean isVp6Replaced) implements Work {

  /// As that of `video.convert`, with 1080p: `bench/memory`.
  private static final int MEMORY_MIB = 460;

  static final String OUTPUT = "output";

  /// Begins the names of thumbnails; their number follows.
  static final String THUMBNAIL = "thumbnail-";

  @Override
  public String kind() {
    return JobStep.TRANSCODE.kind();
  }

  @Override
  public Lane lane() {
    return Lane.HEAVY;
  }

  @Override
  public int memoryMb(String parameters) {
    return MEMORY_MIB;
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return StepFolder.use(run, folder, records.library(), this::transcode);
  }

  private RunResult transcode(StepFolder folder) {
    Job job = records.of(folder.run());
    Recipe recipe = RecipeReading.read(job.order().settings(), isVp6Replaced).recipe();
    Path input = folder.local(fetched(folder, job, FetchFiles.INPUT).orElseThrow());
    Facts source =
        kitchen.facts(input, folder.stop()).orElseThrow(() -> refused(StepFailure.UNRECOGNIZED));
    var material = new Material(input, source, mark(folder, job));
    try {
      return made(folder, job, recipe, material);
    } catch (FailureException failure) {
      throw StepFailure.last(StepFailure.TRANSCODING, failure);
    }
  }

  private RunResult made(StepFolder folder, Job job, Recipe recipe, Material material) {
    Path out = folder.file(OUTPUT);
    Facts output = kitchen.make(
        material, recipe, out, folder.stop(), it -> folder.run().progress(Job.Percents.of(it)));
    var files = new ArrayList<NewFile>();
    files.add(folder.put(OUTPUT, recipe.file().mediaType(), out));
    ThumbnailFacts thumbnails = null;
    if (job.order().thumbnails() != null) {
      List<Double> cues =
          job.order().cuePoints().stream().map(JobOrder.CuePoint::seconds).toList();
      List<NewFile> stills = stills(folder, recipe, material, cues);
      files.addAll(stills);
      long bytes = stills.stream().mapToLong(NewFile::sizeBytes).sum();
      thumbnails = new ThumbnailFacts(bytes, stills.size());
    }
    long inputBytes = fetched(folder, job, FetchFiles.INPUT).orElseThrow().sizeBytes();
    var facts = new JobFacts(
        facts(inputBytes, material.facts()),
        facts(files.getFirst().sizeBytes(), output),
        null,
        thumbnails);
    return new RunResult(
        "{}",
        records.left(folder.run().id(), facts, records.library().keep(folder.maker(), files)));
  }

  private List<NewFile> stills(
      StepFolder folder, Recipe recipe, Material material, List<Double> cues) {
    var files = new ArrayList<NewFile>();
    for (Path still : kitchen.stills(material, recipe, cues, folder.work(), folder.stop())) {
      files.add(folder.put(THUMBNAIL + (files.size() + 1), "image/png", still));
    }
    return files;
  }

  private Optional<Mark> mark(StepFolder folder, Job job) {
    return fetched(folder, job, FetchFiles.WATERMARK)
        .map(folder::local)
        .map(file -> kitchen
            .mark(file, folder.stop())
            .orElseThrow(() -> refused(StepFailure.WATERMARK + "it is no picture")));
  }

  private Optional<AssetFile> fetched(StepFolder folder, Job job, String name) {
    return records.files(job.id(), JobStep.FETCH).stream()
        .filter(it -> it.tenant().equals(folder.run().tenant()) && it.name().equals(name))
        .findFirst();
  }

  private static FileFacts facts(long bytes, Facts of) {
    @Nullable PictureFacts picture = of.pictures().orElse(null);
    return new FileFacts(
        bytes,
        picture == null ? null : picture.uprightWidth(),
        picture == null ? null : picture.uprightHeight(),
        of.length().toMillis());
  }

  private static RuntimeException refused(String text) {
    return new Failure(FailureCode.INPUT_NOT_MEDIA, text).asException();
  }
}
