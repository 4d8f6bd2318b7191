package io.kinora.api.tasks;

import io.kinora.infra.base.Failure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// How this dialect words why a task failed. Old clients look for some of these words to tell
/// whether another try is worth it. Source: the tasks contract, section 5, error texts.
final class FailureWording {

  private static final JsonMapper JSON = JsonMapper.shared();

  private FailureWording() {}

  /// @param kind of the task
  static JsonNode worded(Failure failure, String kind) {
    return switch (failure.code()) {
      case PARAMETERS_INVALID -> // The messages of a check, or a sentence.
        failure.text().startsWith("{") ? JSON.readTree(failure.text()) : string(failure.text());
      case DEFINITION_INVALID -> string("InvalidXMLError: " + failure.text());
      case INPUT_UNREACHABLE, INPUT_REFUSED -> string("CouldNotDownloadError: " + failure.text());
      case INPUT_TOO_LARGE, LIMIT_HIT -> string("InvalidContentError: " + failure.text());
      case INPUT_NOT_MEDIA -> string(notMedia(failure.text(), kind));
      case OUTPUT_UNREACHABLE, OUTPUT_REFUSED -> string(failure.text());
      case ENCODER_FAILED, OUT_OF_SPACE, UNAVAILABLE, POISON, PREDECESSOR_FAILED, INTERNAL ->
        string("InternalError: " + failure.text());
    };
  }

  /// Clients of films give up on these words and try again on all others.
  private static String notMedia(String text, String kind) {
    if (!kind.equals("video.create")) {
      return text;
    }
    String word = text.endsWith(" image file") ? "InvalidImageError: " : "InvalidContentError: ";
    return word + text;
  }

  private static JsonNode string(String text) {
    return JsonNodeFactory.instance.stringNode(text);
  }
}
