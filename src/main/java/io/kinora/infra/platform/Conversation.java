package io.kinora.infra.platform;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.outbound.Call;
import io.kinora.infra.outbound.CallResult;
import io.kinora.infra.outbound.CallResult.Answered;
import io.kinora.infra.outbound.Calls;
import io.kinora.infra.outbound.ClientAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// What is said to one platform for one upload. It words refusals for clients, and strikes out of
/// them what is secret: platforms repeat in their messages what was sent to them.
final class Conversation {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Duration QUESTION_TIME_MAX = Duration.ofMinutes(2);
  private static final Duration PIECE_TIME_MAX = Duration.ofHours(1);
  private static final int MESSAGE_MAX = 300;

  private final Platform platform;
  private final Calls calls;
  private final Upload upload;
  private final List<String> secrets = new CopyOnWriteArrayList<>();

  Conversation(Platform platform, Calls calls, Upload upload) {
    this.platform = platform;
    this.calls = calls;
    this.upload = upload;
  }

  /// From now on `secret` is struck out of messages.
  void hide(String secret) {
    if (!secret.isBlank()) {
      secrets.add(secret);
    }
  }

  Upload upload() {
    return upload;
  }

  /// Asks something small.
  ///
  /// @throws FailureException where there is no answer; any answer is returned
  Answered ask(Call call) {
    return switch (calls.send(call, QUESTION_TIME_MAX, upload::isStopped)) {
      case Answered answered -> answered;
      case CallResult.Silent(String reason) ->
        throw failure(FailureCode.OUTPUT_UNREACHABLE, reason);
      case CallResult.Refused(String reason) -> throw failure(FailureCode.OUTPUT_REFUSED, reason);
    };
  }

  /// Sends a piece, or asks for what became of one.
  ///
  /// @throws FailureException where the platform's address is not one that we go to
  CallResult send(Call call) {
    CallResult result = calls.send(call, PIECE_TIME_MAX, upload::isStopped);
    if (result instanceof CallResult.Refused(String reason)) {
      throw failure(FailureCode.OUTPUT_REFUSED, reason);
    }
    return result;
  }

  /// What is to be thrown for an answer that is no success.
  FailureException refusal(Answered answer) {
    return failure(
        answer.mayPass() ? FailureCode.OUTPUT_UNREACHABLE : FailureCode.OUTPUT_REFUSED,
        wording(answer));
  }

  /// What is to be thrown, with words of ours or of the platform.
  FailureException failure(FailureCode code, String text) {
    return new Failure(code, platform.title() + ": " + clean(text)).asException();
  }

  private static String wording(Answered answer) {
    String message = message(json(answer));
    String said = message.isBlank() ? "it gave no reason" : message;
    return answer.status() == 401
        ? "the access token is not valid, or not any more: " + said
        : "it answered " + answer.status() + ": " + said;
  }

  /// An address that the platform gave, which it will be called by.
  String address(String given) {
    return ClientAddress.parse(given)
        .filter(URI::isAbsolute)
        .map(URI::toString)
        .orElseThrow(
            () -> failure(FailureCode.OUTPUT_UNREACHABLE, "it gave an address that is none"));
  }

  /// The body of an answer; without any field where it is no JSON.
  static JsonNode json(Answered answer) {
    try {
      return JSON.readTree(answer.text());
    } catch (JacksonException _) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  /// Google and Facebook say `{"error":{"message":…}}`, OAuth `error_description`, Vimeo
  /// `error`.
  private static String message(JsonNode body) {
    return List.of(
            body.path("error").path("message"),
            body.path("error_description"),
            body.path("error"),
            body.path("message"))
        .stream()
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .findFirst()
        .orElse("");
  }

  private String clean(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, "***");
    }
    clean = clean
        .replaceAll("<[^>]{0,200}>", "")
        .replaceAll("[\\p{Cntrl}\\s]+", " ")
        .strip();
    return clean.length() <= MESSAGE_MAX ? clean : clean.substring(0, MESSAGE_MAX) + "…";
  }
}
