package io.kinora.api.panda;

import io.kinora.engine.cloud.EncodingFilter;
import io.kinora.engine.cloud.Listed;
import io.kinora.engine.cloud.Page;
import io.kinora.engine.cloud.Video;
import io.kinora.engine.cloud.VideoDetails;
import io.kinora.engine.cloud.VideoStatus;
import java.io.IOException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/// Answers what is asked of videos that are there.
///
/// Source: the panda contract, sections 5 and 6.1.
record VideoCalls(PandaParts parts, EncodingCalls encodings) {

  private static final int PERCENT_MAX = 100;

  void list(Call call) throws IOException {
    VideoStatus status = call.isSecond()
        ? call.parameters().find("status").flatMap(VideoStatus::find).orElse(null)
        : null;
    Page page = call.page();
    Listed<Video> videos = parts.videos().page(call.cloud(), status, page);
    call.sendList("videos", page, videos, it -> VideoJson.of(it, call.isSecond()));
  }

  void show(Call call) throws IOException {
    call.send(VideoJson.of(video(call), call.isSecond()));
  }

  void metadata(Call call) throws IOException {
    call.send(VideoJson.metadata(video(call)));
  }

  void encodings(Call call) throws IOException {
    Video video = video(call);
    encodings.list(call, EncodingFilter.ALL.ofVideo(video.id()));
  }

  private Video video(Call call) {
    return video(call, call.path().id());
  }

  Video video(Call call, String id) {
    return call.find("Video", id, it -> parts.videos().find(call.cloud(), it));
  }

  void change(Call call) throws IOException {
    Video video = video(call);
    VideoDetails.Form form = video.details().form();
    Parameters said = call.parameters();
    var changed = new VideoDetails.Form(
        form.uploadKey(),
        said.has("state_update_url")
            ? said.find("state_update_url").orElse(null)
            : form.stateUpdateUrl(),
        said.has("upload_redirect_url")
            ? said.find("upload_redirect_url").orElse(null)
            : form.uploadRedirectUrl(),
        position(said, form.thumbnailPosition()));
    Video after = parts
        .videos()
        .change(call.cloud(), video, changed)
        .orElseThrow(() -> call.notFound("Video", call.path().id()));
    call.send(VideoJson.of(after, call.isSecond()));
  }

  /// @throws PandaException where it is no percentage
  static @Nullable Integer position(Parameters said, @Nullable Integer before) {
    OptionalInt position = said.number("thumbnail_position");
    if (position.isEmpty()) {
      return before;
    }
    if (position.getAsInt() < 0 || position.getAsInt() > PERCENT_MAX) {
      throw PandaException.invalid("thumbnail_position must be a number from 0 to 100");
    }
    return position.getAsInt();
  }

  void delete(Call call) throws IOException {
    if (!parts.videos().delete(video(call).id())) {
      throw call.notFound("Video", call.path().id());
    }
    call.sendDeleted();
  }

  void deleteSource(Call call) throws IOException {
    boolean _ = parts.videos().deleteSource(video(call)); // Gone is gone.
    call.sendDeleted();
  }

  /// Our own addition.
  void notices(Call call) throws IOException {
    call.send(CloudJson.log(parts.notices().log(video(call).id())));
  }

  /// Our own addition.
  void tellAgain(Call call) throws IOException {
    int count = parts.notices().replay(video(call).id());
    call.send(JsonNodeFactory.instance.objectNode().put("notifications", count));
  }
}
