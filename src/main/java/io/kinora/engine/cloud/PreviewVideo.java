package io.kinora.engine.cloud;

import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Origin;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.TaskId;
import io.kinora.engine.task.TaskOrder;
import io.kinora.engine.task.Work;
import io.kinora.media.preset.EncodingKitchen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Takes the picture of a video that stands for it.
///
/// Source: the panda contract, section 11.
///
/// @param folder parent of the folders that runs work in
public record PreviewVideo(CloudRecords records, EncodingKitchen kitchen, Path folder)
    implements Work {

  static final String KIND = "cloud.preview";

  private static final String NAME = "_1.jpg";
  private static final int USUAL_POSITION = 50;
  private static final JsonMapper JSON = JsonMapper.shared();

  /// A task that takes it, once the file is there.
  static TaskOrder order(Cloud cloud, Video video) {
    String parameters = JSON.createObjectNode().put("video", video.id().value()).toString();
    var origin = new Origin(CloudFollower.DIALECT, video.id().value());
    @Nullable TaskId fetched = video.status() == VideoStatus.PROCESSING ? video.task() : null;
    return TaskOrder.of(video.tenant(), KIND, parameters, origin)
        .withPriority(cloud.taskPriority())
        .after(fetched == null ? Set.of() : Set.of(fetched));
  }

  /// Where it is in the bucket.
  static String path(Video video) {
    return video.path() + NAME;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Lane lane() {
    return Lane.HEAVY;
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return Bench.use(run, folder, this::take);
  }

  private RunResult take(Bench bench) throws InterruptedException, IOException {
    Optional<Video> video = records.findVideo(bench.video()).filter(it -> it.facts() != null);
    Path source = bench.folder().file("source");
    if (video.isEmpty() || !Bench.bring(records.library(), video.get(), source)) {
      return new RunResult("{}");
    }
    Integer said = video.get().details().form().thumbnailPosition();
    Path picture = bench.folder().file("preview.jpg");
    int position = said == null ? USUAL_POSITION : said;
    return kitchen.preview(source, position, picture, bench.stop())
        ? taken(bench, video.get(), picture)
        : new RunResult("{}"); // A sound looks like nothing.
  }

  private RunResult taken(Bench bench, Video video, Path picture)
      throws InterruptedException, IOException {
    Run run = bench.run();
    var maker = new Maker(video.tenant(), new AssetId(run.id().value()), run.attempt(), KIND);
    NewFile file = Bench.put(records.library(), maker, NAME, picture);
    var isKept = new boolean[1];
    try {
      run.partial(NAME, "{}", handle -> isKept[0] = keep(handle, video, maker, file));
    } finally {
      if (!isKept[0]) { // The video was deleted meanwhile: nobody is to see it.
        records.library().discard(file);
      }
    }
    return new RunResult("{}");
  }

  /// @return whether the video is still there
  private boolean keep(Handle handle, Video before, Maker maker, NewFile file) {
    Optional<Video> found =
        records.videos().lock(handle, records.database().dialect(), before.id());
    found.ifPresent(video -> {
      String bucket = records.cloud(handle, video.cloud()).bucket();
      BucketTable.find(handle, bucket, path(video))
          .ifPresent(it -> records.drop(handle, video, it));
      records.library().keep(maker, List.of(file)).run(handle);
      BucketTable.put(handle, bucket, path(video), new BucketTable.Place(maker.asset(), NAME));
    });
    return found.isPresent();
  }
}
