package io.kinora.infra.platform;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.outbound.Call;
import io.kinora.infra.outbound.CallResult;
import io.kinora.infra.outbound.CallResult.Answered;
import io.kinora.infra.platform.Standing.Complete;
import io.kinora.infra.platform.Standing.Gone;
import io.kinora.infra.platform.Standing.Open;
import io.kinora.infra.platform.Standing.Unknown;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The resumable uploads of Vimeo: the video is made by its API, version 3.4, its bytes are sent
/// by the protocol tus, version 1.0.0.
///
/// Source: Vimeo's guide "Working with Video Uploads"; the protocol's text at tus.io.
final class VimeoProtocol implements Protocol {

  private static final String UPLOAD = "upload";
  private static final String LINK = "link";

  private static final Map<String, String> TUS = Map.of("Tus-Resumable", "1.0.0");

  private final Vimeo vimeo;
  private final Conversation conversation;
  private final VimeoAccess access;
  private final String title;
  private final String description;

  VimeoProtocol(
      Vimeo vimeo,
      Conversation conversation,
      VimeoAccess access,
      String title,
      String description) {
    this.vimeo = vimeo;
    this.conversation = conversation;
    this.access = access;
    this.title = title;
    this.description = description;
  }

  @Override
  public ObjectNode begin() {
    URI target = URI.create(vimeo.settings().api() + "/me/videos");
    var headers = new HashMap<>(vimeo.headers("POST", target, access));
    headers.put("Content-Type", "application/json");
    Answered answer = conversation.ask(
        new Call("POST", target, headers, List.of(Call.Bytes.of(wish().toString()))));
    if (!answer.isAccepted()) {
      throw conversation.refusal(answer);
    }
    JsonNode video = Conversation.json(answer);
    return JsonNodeFactory.instance
        .objectNode()
        .put(UPLOAD, conversation.address(text(video.path("upload").path("upload_link"))))
        .put(LINK, text(video.path("link")));
  }

  private ObjectNode wish() {
    ObjectNode wish = JsonNodeFactory.instance.objectNode();
    wish.putObject("upload")
        .put("approach", "tus")
        .put("size", conversation.upload().sizeBytes());
    if (!title.isEmpty()) {
      wish.put("name", title);
    }
    if (!description.isEmpty()) {
      wish.put("description", description);
    }
    return wish;
  }

  private String text(JsonNode node) {
    if (!node.isString()) {
      throw conversation.failure(
          FailureCode.OUTPUT_UNREACHABLE, "it did not say where to send the video");
    }
    return node.asString();
  }

  @Override
  public Standing ask(ObjectNode session, long notedBytes) {
    return standing(session, Call.of("HEAD", target(session), TUS));
  }

  @Override
  public int pieceBytes(ObjectNode session) {
    return vimeo.settings().pieceBytes();
  }

  @Override
  public Standing send(ObjectNode session, long offset, int lengthBytes) {
    var headers = new HashMap<>(TUS);
    headers.put("Upload-Offset", String.valueOf(offset));
    headers.put("Content-Type", "application/offset+octet-stream");
    var piece = new Call.Stretch(conversation.upload().file(), offset, lengthBytes);
    return standing(session, new Call("PATCH", target(session), headers, List.of(piece)));
  }

  /// The last byte ends an upload.
  @Override
  public Standing finish(ObjectNode session) {
    return ask(session, conversation.upload().sizeBytes());
  }

  private static URI target(ObjectNode session) {
    return URI.create(session.path(UPLOAD).asString());
  }

  private Standing standing(ObjectNode session, Call call) {
    return switch (conversation.send(call)) {
      case Answered answer -> standing(session, answer);
      case CallResult.Silent(String reason) -> new Unknown(reason);
      case CallResult.Refused(String reason) ->
        throw new IllegalStateException("was thrown before: " + reason);
    };
  }

  private Standing standing(ObjectNode session, Answered answer) {
    if (answer.isAccepted()) {
      long arrivedBytes = arrivedBytes(answer);
      return arrivedBytes == conversation.upload().sizeBytes()
          ? new Complete(session.path(LINK).asString())
          : new Open(arrivedBytes);
    }
    return switch (answer.status()) {
      case 404, 410 -> new Gone();
      case 409 -> new Unknown("it has another part of the video than we thought");
      default -> throw conversation.refusal(answer);
    };
  }

  private long arrivedBytes(Answered answer) {
    try {
      return Long.parseLong(answer.findHeader("Upload-Offset").orElse(""));
    } catch (NumberFormatException _) {
      throw conversation.failure(
          FailureCode.OUTPUT_UNREACHABLE, "it does not say how much has arrived");
    }
  }
}
