package io.kinora.api.tasks;

import io.kinora.engine.work.Checked;
import io.kinora.engine.work.Keeping;
import io.kinora.engine.work.KindVersion;
import io.kinora.engine.work.Parameter;
import io.kinora.engine.work.Parameters;
import io.kinora.engine.work.YouTubeTerms;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The storage systems that a client can name in `task_store`, with their parameters.
///
/// Source: the tasks contract, section 9.
enum TaskStore {
  PERSISTENT,
  VOLATILE,
  YOUTUBE,
  S3_SIGNED,
  DUMMY;

  private static final Parameters NONE = Parameters.of();

  private static final Parameters OF_S3_SIGNED = Parameters.of(
      Parameter.webUrl("url", "A signed address for PUT.").required().secret());

  /// The one that is meant where none is named. Source: the tasks contract, section 11.
  static TaskStore usual(KindVersion version) {
    return switch (version) {
      case V1 -> VOLATILE;
      case V2 -> PERSISTENT;
    };
  }

  static TaskStore of(String word) {
    return Arrays.stream(values())
        .filter(it -> it.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  /// How long the files are kept here, meanwhile or for good.
  Keeping keeping() {
    return switch (this) {
      case PERSISTENT -> Keeping.PERSISTENT;
      case VOLATILE, YOUTUBE, S3_SIGNED -> Keeping.VOLATILE;
      case DUMMY -> Keeping.NONE;
    };
  }

  /// As clients write it.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What a client wrote: an object, in a query one word. A right one has its `type`.
  static Checked check(JsonNode given, KindVersion version) {
    ObjectNode object = given instanceof ObjectNode it ? it : ofWord(given);
    return switch (type(version).check(object, version)) {
      case Checked.Wrong wrong -> wrong;
      case Checked.Right(ObjectNode right) ->
        of(right.path("type").asString()).checkParameters(object, version);
    };
  }

  /// A copy of a right `task_store` that can be shown.
  static ObjectNode masked(ObjectNode right) {
    return Masking.of(of(right.path("type").asString()).parameters(), right);
  }

  private static Parameters type(KindVersion version) {
    List<String> words = Arrays.stream(values()).map(TaskStore::word).toList();
    return Parameters.of(Parameter.string("type", "The storage system.")
        .orElse(usual(version).word())
        .oneOf(words));
  }

  private static ObjectNode ofWord(JsonNode given) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    if (!given.isMissingNode()) {
      object.set("type", given);
    }
    return object;
  }

  /// Tells whether the main file goes to another place than ours.
  boolean isElsewhere() {
    return this == YOUTUBE || this == S3_SIGNED;
  }

  Parameters parameters() {
    return switch (this) {
      case PERSISTENT, VOLATILE, DUMMY -> NONE;
      case YOUTUBE -> YouTubeTerms.ofStore();
      case S3_SIGNED -> OF_S3_SIGNED;
    };
  }

  private Checked checkParameters(ObjectNode given, KindVersion version) {
    return switch (parameters().check(given, version)) {
      case Checked.Wrong wrong -> wrong;
      case Checked.Right(ObjectNode right) -> {
        ObjectNode typed = JsonNodeFactory.instance.objectNode().put("type", word());
        typed.setAll(right);
        yield new Checked.Right(typed);
      }
    };
  }
}
