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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The resumable uploads of the YouTube Data API, version 3.
///
/// Source: its guide "Using the resumable upload protocol".
final class YouTubeProtocol implements Protocol {

  private static final String ADDRESS = "address";

  /// What has arrived, from the first byte to this one.
  private static final Pattern RANGE = Pattern.compile("(?:bytes=)?0-(\\d{1,18})");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final YouTube.Settings settings;
  private final Conversation conversation;
  private final GoogleBearer bearer;
  private final YouTubeVideo video;
  private final String developerKey;
  private final long sizeBytes;

  YouTubeProtocol(
      YouTube.Settings settings,
      Conversation conversation,
      GoogleBearer bearer,
      YouTubeVideo video,
      String developerKey) {
    this.settings = settings;
    this.conversation = conversation;
    this.bearer = bearer;
    this.video = video;
    this.developerKey = developerKey;
    this.sizeBytes = conversation.upload().sizeBytes();
  }

  @Override
  public ObjectNode begin() {
    Answered answer = conversation.ask(opening());
    if (answer.status() == 401 && bearer.renew()) {
      answer = conversation.ask(opening());
    }
    Answered last = answer;
    if (!last.isAccepted()) {
      throw conversation.refusal(last);
    }
    String address = last.findHeader("Location")
        .orElseThrow(() -> conversation.failure(
            FailureCode.OUTPUT_UNREACHABLE, "it did not say where to send the video"));
    return JsonNodeFactory.instance.objectNode().put(ADDRESS, conversation.address(address));
  }

  private Call opening() {
    var query = new LinkedHashMap<String, String>();
    query.put("uploadType", "resumable");
    query.put("part", "snippet,status");
    if (!developerKey.isEmpty()) {
      query.put("key", developerKey);
    }
    var headers = Map.of(
        "Authorization",
        bearer.header(),
        "Content-Type",
        "application/json; charset=UTF-8",
        "X-Upload-Content-Length",
        String.valueOf(sizeBytes),
        "X-Upload-Content-Type",
        "video/*");
    return new Call(
        "POST",
        URI.create(settings.videos() + "?" + Form.of(query)),
        headers,
        List.of(Call.Bytes.of(video.json().toString())));
  }

  @Override
  public int pieceBytes(ObjectNode session) {
    return settings.pieceBytes();
  }

  @Override
  public Standing ask(ObjectNode session, long notedBytes) {
    return standing(call(session, "bytes */" + sizeBytes, List.of()));
  }

  @Override
  public Standing send(ObjectNode session, long offset, int lengthBytes) {
    String range = "bytes " + offset + "-" + (offset + lengthBytes - 1) + "/" + sizeBytes;
    var piece = new Call.Stretch(conversation.upload().file(), offset, lengthBytes);
    return standing(call(session, range, List.of(piece)));
  }

  /// The last byte ends a session; it is asked for what became of it.
  @Override
  public Standing finish(ObjectNode session) {
    return ask(session, sizeBytes);
  }

  private CallResult call(ObjectNode session, String range, List<Call.Part> parts) {
    URI address = URI.create(session.path(ADDRESS).asString());
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Range", range);
    if (isOurs(address)) {
      headers.put("Authorization", bearer.header());
    }
    return conversation.send(new Call("PUT", address, headers, parts));
  }

  /// The address of a session is enough to send to it; the token is for the server alone that it
  /// was given for.
  private boolean isOurs(URI address) {
    return settings.videos().getScheme().equals(address.getScheme())
        && settings.videos().getRawAuthority().equals(address.getRawAuthority());
  }

  private Standing standing(CallResult result) {
    return switch (result) {
      case Answered answer -> standing(answer);
      case CallResult.Silent(String reason) -> new Unknown(reason);
      case CallResult.Refused(String reason) ->
        throw new IllegalStateException("was thrown before: " + reason);
    };
  }

  private Standing standing(Answered answer) {
    if (answer.status() == 401 && bearer.renew()) {
      return new Unknown("the access token has run out");
    }
    return switch (answer.status()) {
      case 200, 201 -> new Complete(id(answer));
      case 308 -> new Open(arrivedBytes(answer));
      case 404, 410 -> new Gone();
      default -> throw conversation.refusal(answer);
    };
  }

  /// Without a range nothing has arrived.
  private static long arrivedBytes(Answered answer) {
    Matcher range = RANGE.matcher(answer.findHeader("Range").orElse(""));
    return range.matches() ? Long.parseLong(range.group(1)) + 1 : 0;
  }

  private String id(Answered answer) {
    String id = Conversation.json(answer).path("id").asString("");
    if (!ID.matcher(id).matches()) {
      throw conversation.failure(
          FailureCode.OUTPUT_REFUSED, "it took the video, but did not say what it calls it");
    }
    return id;
  }
}
