package io.kinora.engine.cloud;

import io.kinora.engine.cloud.CloudRecords.Placed;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.TaskOrder;
import io.kinora.engine.task.Work;
import io.kinora.media.preset.EncodingKitchen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

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

  /// A task that takes it, once the file is there.
  static TaskOrder order(Cloud cloud, Video video) {
    return VideoTask.onceThere(KIND, cloud, video);
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
    Optional<Video> found = records.lock(handle, before.id());
    found.ifPresent(video -> {
      String bucket = records.cloud(handle, video.cloud()).bucket();
      BucketTable.find(handle, bucket, path(video))
          .ifPresent(it -> records.drop(handle, video, it.asset()));
      records.keep(handle, video.cloud(), maker, List.of(new Placed(file, path(video))));
    });
    return found.isPresent();
  }
}
