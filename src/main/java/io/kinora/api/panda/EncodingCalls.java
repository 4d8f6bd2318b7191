package io.kinora.api.panda;

import io.kinora.engine.cloud.Encoding;
import io.kinora.engine.cloud.EncodingFilter;
import io.kinora.engine.cloud.EncodingState;
import io.kinora.engine.cloud.Listed;
import io.kinora.engine.cloud.ObjectId;
import io.kinora.engine.cloud.Page;
import io.kinora.engine.cloud.StoredProfile;
import io.kinora.engine.cloud.Video;
import io.kinora.engine.cloud.VideoStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/// Answers what is asked of encodings.
///
/// Source: the panda contract, sections 5 and 6.2.
record EncodingCalls(PandaParts parts) {

  void list(Call call) throws IOException {
    list(call, EncodingFilter.ALL);
  }

  /// @param among those that are meant at all
  void list(Call call, EncodingFilter among) throws IOException {
    Page page = call.page();
    EncodingFilter filter = filter(call, among);
    boolean isNone = isOfNone(call, "video_id") || isOfNone(call, "profile_id");
    Listed<Encoding> encodings =
        isNone ? new Listed<>(List.of(), 0) : parts.encodings().page(call.cloud(), filter, page);
    call.sendList("encodings", page, encodings, it -> EncodingJson.of(it, call.isSecond()));
  }

  /// An id that nothing can have.
  private static boolean isOfNone(Call call, String name) {
    return call.isSecond()
        && call.parameters()
            .find(name)
            .filter(it -> ObjectId.parse(it).isEmpty())
            .isPresent();
  }

  /// A state that is none does not matter. Clients send `video_id` beside a path that has it.
  private static EncodingFilter filter(Call call, EncodingFilter among) {
    Parameters said = call.parameters();
    Optional<String> status = said.find("status");
    if (!call.isSecond()) {
      List<EncodingState> states =
          status.flatMap(EncodingState::find).map(List::of).orElse(List.of());
      return new EncodingFilter(states, among.video(), among.profile(), null);
    }
    return new EncodingFilter(
        status.flatMap(VideoStatus::find).map(EncodingState::of).orElse(List.of()),
        among.video() == null
            ? said.find("video_id").flatMap(ObjectId::parse).orElse(null)
            : among.video(),
        among.profile() == null
            ? said.find("profile_id").flatMap(ObjectId::parse).orElse(null)
            : among.profile(),
        said.find("profile_name").orElse(null));
  }

  void show(Call call) throws IOException {
    call.send(EncodingJson.of(encoding(call), call.isSecond()));
  }

  private Encoding encoding(Call call) {
    return call.find("Encoding", call.path().id(), it -> parts.encodings().find(call.cloud(), it));
  }

  void create(Call call, ProfileCalls profiles) throws IOException {
    String required =
        call.isSecond() ? "video_id, profile_id or profile_name" : "video_id, profile_id";
    String videoId = call.parameters().get("video_id", required);
    Optional<String> name = call.parameters().find("profile_name").filter(_ -> call.isSecond());
    String wanted = call.parameters()
        .find("profile_id")
        .or(() -> name)
        .orElseThrow(() -> PandaException.missing(required));
    Video video = call.find("Video", videoId, it -> parts.videos().find(call.cloud(), it));
    StoredProfile profile = profiles.named(call, wanted);
    Encoding encoding = parts
        .encodings()
        .create(call.cloud(), video.id(), profile)
        .orElseThrow(() -> call.notFound("Video", videoId));
    call.send(EncodingJson.of(encoding, call.isSecond()));
  }

  void cancel(Call call) throws IOException {
    boolean isDone = parts.encodings().cancel(encoding(call));
    call.send(JsonNodeFactory.instance.objectNode().put("canceled", isDone));
  }

  void retry(Call call) throws IOException {
    boolean isDone = parts.encodings().retry(call.cloud(), encoding(call));
    call.send(JsonNodeFactory.instance.objectNode().put("retried", isDone));
  }

  void delete(Call call) throws IOException {
    if (!parts.encodings().delete(encoding(call))) {
      throw call.notFound("Encoding", call.path().id());
    }
    call.sendDeleted();
  }
}
