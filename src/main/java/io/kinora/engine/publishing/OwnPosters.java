package io.kinora.engine.publishing;

import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.RandomKey;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.image.Thumbnail.Format;
import io.kinora.media.publish.OwnPoster;
import io.kinora.media.publish.Publisher;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Puts pictures of clients in the place of the posters of their videos. All threads may use it.
///
/// The bytes stay as they came. Their files have names of their own, so that no cache shows what
/// was there before.
public final class OwnPosters {

  /// In the table of the steps, where the files of a video are found.
  private static final String STEP = "poster";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int AT_ONCE = 2;
  private static final int NAME_LENGTH = 8;

  private final VideoRecords videos;
  private final Publisher publisher;
  private final Path folder;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /// @param folder parent of the folders for pictures that are looked into
  public OwnPosters(VideoRecords videos, Publisher publisher, Path folder) {
    this.videos = videos;
    this.publisher = publisher;
    this.folder = folder;
  }

  /// A picture as it came.
  ///
  /// @param format that it is said to have, JPEG or PNG
  public record Picture(InputStream bytes, Format format) {}

  /// Shows a picture instead of the poster that was there, which is seen no more when this returns.
  ///
  /// @return whether there is still such a video, and it is ready
  /// @throws io.kinora.infra.base.FailureException `INPUT_NOT_MEDIA` or `INPUT_TOO_LARGE`
  ///     where it cannot be shown
  public boolean replace(Video video, Picture picture, StopSignal stop)
      throws IOException, InterruptedException {
    try (var work = WorkFolder.in(folder)) {
      Path file = work.file("picture");
      Files.copy(picture.bytes(), file);
      OwnPoster poster = decoded(file, picture.format(), work, stop);
      var asset = new AssetId(TaskId.random().value());
      List<NewFile> files = put(maker(video.tenant(), asset), file, picture.format(), poster);
      boolean isShown = videos.database().inTransaction(transaction -> {
        Handle handle = transaction.handle();
        return VideoTable.lock(handle, videos.database().dialect(), video.id())
            .flatMap(Video::findMedia)
            .map(Video.Media::factsJson)
            .map(before -> {
              show(handle, new Change(video, asset, before, files), poster);
              return true;
            })
            .orElse(false);
      });
      if (!isShown) {
        videos.library().erase(video.tenant(), asset);
      }
      return isShown;
    }
  }

  private OwnPoster decoded(Path file, Format format, WorkFolder work, StopSignal stop)
      throws InterruptedException {
    turns.acquire();
    try {
      return publisher.poster(file, format, work, stop);
    } finally {
      turns.release();
    }
  }

  private static Maker maker(TenantId tenant, AssetId asset) {
    return new Maker(tenant, asset, 1, "publish.poster");
  }

  /// The picture first; behind it its copy as PNG, where it is none itself.
  private List<NewFile> put(Maker maker, Path file, Format format, OwnPoster poster)
      throws IOException {
    String name = "poster-" + RandomKey.ofLetters(NAME_LENGTH);
    var files = new ArrayList<NewFile>();
    if (format == Format.JPEG) {
      files.add(put(maker, name + ".jpg", format, file));
      files.add(put(maker, name + ".png", Format.PNG, poster.png()));
    } else {
      files.add(put(maker, name + ".png", format, file));
    }
    return files;
  }

  private NewFile put(Maker maker, String name, Format format, Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return videos.library().put(maker, name, format.contentType(), bytes);
    }
  }

  /// @param before what was known of the video, as JSON
  private record Change(Video video, AssetId asset, String before, List<NewFile> files) {}

  private void show(Handle handle, Change change, OwnPoster poster) {
    VideoId id = change.video().id();
    ObjectNode facts = (ObjectNode) JSON.readTree(change.before());
    hide(handle, id, facts.path("poster"));
    VideoTable.removeStep(handle, id, STEP);
    videos
        .library()
        .keep(maker(change.video().tenant(), change.asset()), change.files())
        .run(handle);
    VideoTable.addTask(handle, id, STEP, new TaskId(change.asset().value()));
    facts
        .putObject("poster")
        .put("file", change.files().getFirst().name())
        .put("png", change.files().getLast().name())
        .put("width", poster.size().width())
        .put("height", poster.size().height())
        .putNull("time");
    VideoTable.setMedia(handle, id, facts.toString(), videos.clock().instant());
  }

  /// Whichever step made its files: the one that finished the video, or an earlier own poster.
  private void hide(Handle handle, VideoId id, JsonNode poster) {
    for (TaskId step : VideoTable.tasks(handle, id)) {
      var asset = new AssetId(step.value());
      videos.library().drop(asset, poster.path("file").asString()).run(handle);
      videos.library().drop(asset, poster.path("png").asString()).run(handle);
    }
  }
}
