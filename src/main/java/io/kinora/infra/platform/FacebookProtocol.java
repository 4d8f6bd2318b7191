package io.kinora.infra.platform;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.outbound.Call;
import io.kinora.infra.outbound.CallResult;
import io.kinora.infra.outbound.CallResult.Answered;
import io.kinora.infra.outbound.MultipartForm;
import io.kinora.infra.outbound.MultipartForm.FilePart;
import io.kinora.infra.platform.Standing.Complete;
import io.kinora.infra.platform.Standing.Gone;
import io.kinora.infra.platform.Standing.Open;
import io.kinora.infra.platform.Standing.Unknown;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The resumable uploads of Facebook's Graph API, in three phases. Facebook says which bytes it
/// wants next; it cannot be asked for that, but corrects who sends others.
///
/// Source: its guide "Uploading Videos with the Graph API", and the error codes of the Video API.
final class FacebookProtocol implements Protocol {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String SESSION = "session";
  private static final String VIDEO = "video";
  private static final String START = "start";
  private static final String END = "end";

  private static final int WRONG_OFFSET = 1363037;
  private static final int TIMED_OUT = 1363030;
  private static final Set<Integer> BROKEN_PIECE = Set.of(1363019, 1363033);

  /// Codes of the Graph API that pass: unknown and service errors, and too many calls.
  private static final Set<Integer> PASSING = Set.of(1, 2, 4, 17, 341);

  private static final Pattern ID = Pattern.compile("[0-9]{1,40}");

  private final Facebook.Settings settings;
  private final Conversation conversation;
  private final FacebookVideo video;
  private final FacebookAccess access;

  FacebookProtocol(
      Facebook.Settings settings,
      Conversation conversation,
      FacebookVideo video,
      FacebookAccess access) {
    this.settings = settings;
    this.conversation = conversation;
    this.video = video;
    this.access = access;
  }

  @Override
  public ObjectNode begin() {
    Map<String, String> fields = fields("start");
    fields.put("file_size", String.valueOf(conversation.upload().sizeBytes()));
    Answered answer = conversation.ask(form(fields));
    JsonNode said = Conversation.json(answer);
    if (!answer.isAccepted()) {
      throw refusal(answer);
    }
    ObjectNode session = JsonNodeFactory.instance
        .objectNode()
        .put(SESSION, id(said.path("upload_session_id")))
        .put(VIDEO, id(said.path("video_id")));
    wants(session, said);
    return session;
  }

  /// It becomes a part of addresses.
  private String id(JsonNode node) {
    String id = node.asString("");
    if (!ID.matcher(id).matches()) {
      throw conversation.failure(
          FailureCode.OUTPUT_UNREACHABLE, "it did not say where to send the video");
    }
    return id;
  }

  /// Remembers which bytes it wants next.
  private static void wants(ObjectNode session, JsonNode said) {
    session.put(START, said.path("start_offset").asLong(0));
    session.put(END, said.path("end_offset").asLong(0));
  }

  /// When all had arrived the end may have been told, and its answer lost.
  @Override
  public Standing ask(ObjectNode session, long notedBytes) {
    return notedBytes == conversation.upload().sizeBytes()
        ? standing(statusOf(session), answer -> ofStatus(session, answer))
        : new Open(notedBytes);
  }

  private Call statusOf(ObjectNode session) {
    Map<String, String> query = new LinkedHashMap<>(access.fields());
    query.put("fields", "status");
    return Call.of(
        "GET",
        URI.create(settings.graph() + "/" + session.path(VIDEO).asString() + "?" + Form.of(query)),
        Map.of());
  }

  private Standing ofStatus(ObjectNode session, Answered answer) {
    if (!answer.isAccepted()) {
      if (mayPass(answer) || answer.status() == 401) {
        throw refusal(answer);
      }
      return new Gone();
    }
    String status =
        Conversation.json(answer).path("status").path("video_status").asString("");
    return Set.of("ready", "processing").contains(status)
        ? new Complete(session.path(VIDEO).asString())
        : finish(session);
  }

  @Override
  public int pieceBytes(ObjectNode session) {
    long wanted = session.path(END).asLong(0) - session.path(START).asLong(0);
    return (int)
        (wanted > 0 ? Math.min(wanted, settings.pieceBytesMax()) : settings.pieceBytesMax());
  }

  @Override
  public Standing send(ObjectNode session, long offset, int lengthBytes) {
    SequencedMap<String, String> fields = fields("transfer");
    fields.put("upload_session_id", session.path(SESSION).asString());
    fields.put("start_offset", String.valueOf(offset));
    var piece = new Call.Stretch(conversation.upload().file(), offset, lengthBytes);
    return standing(multipart(fields, piece), answer -> ofTransfer(session, answer));
  }

  private Standing ofTransfer(ObjectNode session, Answered answer) {
    JsonNode said = Conversation.json(answer);
    if (answer.isAccepted() && said.has("start_offset")) {
      wants(session, said);
      return new Open(session.path(START).asLong());
    }
    int subcode = said.path("error").path("error_subcode").asInt(0);
    if (subcode == WRONG_OFFSET) {
      wants(session, correction(said.path("error").path("error_data")));
      return new Open(session.path(START).asLong());
    }
    if (subcode == TIMED_OUT) {
      return new Gone();
    }
    if (BROKEN_PIECE.contains(subcode)) {
      return new Unknown("a piece of the video did not arrive");
    }
    throw refusal(answer);
  }

  /// An object, or a text that holds one.
  private JsonNode correction(JsonNode given) {
    try {
      return given.isString() ? JSON.readTree(given.asString()) : given;
    } catch (JacksonException _) {
      throw conversation.failure(
          FailureCode.OUTPUT_UNREACHABLE, "it does not say how much has arrived");
    }
  }

  @Override
  public Standing finish(ObjectNode session) {
    Map<String, String> fields = fields("finish");
    fields.put("upload_session_id", session.path(SESSION).asString());
    fields.putAll(video.fields());
    return standing(form(fields), answer -> {
      if (!answer.isAccepted() || !Conversation.json(answer).path("success").asBoolean(false)) {
        throw refusal(answer);
      }
      return new Complete(session.path(VIDEO).asString());
    });
  }

  private Standing standing(Call call, Function<Answered, Standing> reading) {
    return switch (conversation.send(call)) {
      case Answered answer -> reading.apply(answer);
      case CallResult.Silent(String reason) -> new Unknown(reason);
      case CallResult.Refused(String reason) ->
        throw new IllegalStateException("was thrown before: " + reason);
    };
  }

  private SequencedMap<String, String> fields(String phase) {
    SequencedMap<String, String> fields = new LinkedHashMap<>(access.fields());
    fields.put("upload_phase", phase);
    return fields;
  }

  private Call form(Map<String, String> fields) {
    return new Call(
        "POST",
        URI.create(settings.videos() + "/me/videos"),
        Map.of("Content-Type", Form.TYPE),
        List.of(Call.Bytes.of(Form.of(fields))));
  }

  private Call multipart(SequencedMap<String, String> fields, Call.Part piece) {
    var file = new FilePart("video_file_chunk", "piece", "application/octet-stream", piece);
    return new MultipartForm(fields, file).post(URI.create(settings.videos() + "/me/videos"));
  }

  /// Facebook says in the body what may pass, and answers 400 to nearly all.
  private RuntimeException refusal(Answered answer) {
    return mayPass(answer) && answer.status() < 500
        ? conversation.failure(
            FailureCode.OUTPUT_UNREACHABLE,
            Conversation.json(answer).path("error").path("message").asString("it is busy"))
        : conversation.refusal(answer);
  }

  private static boolean mayPass(Answered answer) {
    JsonNode error = Conversation.json(answer).path("error");
    return answer.status() >= 500
        || error.path("is_transient").asBoolean(false)
        || PASSING.contains(error.path("code").asInt(0));
  }
}
