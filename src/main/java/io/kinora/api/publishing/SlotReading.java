package io.kinora.api.publishing;

import io.kinora.engine.library.AssetAddress;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.Library;
import io.kinora.engine.publishing.LaunchFormat;
import io.kinora.engine.publishing.Slot;
import io.kinora.infra.base.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what a client says of a video, and collects all that is wrong with it.
///
/// Source: the publishing contract, section 6.
final class SlotReading {

  private static final int TITLE_MAX = 255;
  private static final int DESCRIPTION_MAX = 5_000;
  private static final int EXTERNAL_ID_MAX = 128;

  private final JsonBody body;
  private final Faults faults = new Faults();

  SlotReading(JsonBody body) {
    this.body = body;
  }

  /// @param usual how videos are launched where nothing is said
  /// @throws ProblemException where something is wrong
  Slot slot(LaunchFormat usual) {
    String title = title(body.member("title"));
    String description = description(body.member("description"));
    String externalId = externalId(body.member("external_id"));
    LaunchFormat launch =
        choice("launch_format", LaunchFormat.words()).map(LaunchFormat::of).orElse(usual);
    OptionalDouble thumbnail = thumbnailTime(body.member("thumbnail_time"));
    checkTruth("delegated_upload");
    Optional<String> policy = choice("playback_policy", List.of("public", "signed"));
    var _ = size();
    faults.failIfAny();
    return new Slot(
        title,
        description,
        externalId,
        launch,
        thumbnail,
        policy.filter("signed"::equals).isPresent(),
        null);
  }

  /// The same with the changes of a patch: `null` takes away.
  Slot patched(Slot before) {
    boolean hasTitle = body.object().has("title");
    boolean hasDescription = body.object().has("description");
    boolean hasExternalId = body.object().has("external_id");
    Slot after = before.with(
        hasTitle ? title(body.member("title")) : before.title(),
        hasDescription ? description(body.member("description")) : before.description(),
        hasExternalId ? externalId(body.member("external_id")) : before.externalId());
    faults.failIfAny();
    return after;
  }

  /// The size of the file to come, where it is said.
  OptionalLong size() {
    JsonNode node = body.member("size");
    if (node.isMissingNode()) {
      return OptionalLong.empty();
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < 1) {
      faults.add("/size", "must be a whole number of bytes, at least 1");
      return OptionalLong.empty();
    }
    return OptionalLong.of(node.asLong());
  }

  private String title(JsonNode node) {
    String title = node.isString() ? node.stringValue().strip() : "";
    int length = title.codePointCount(0, title.length());
    if (length < 1 || length > TITLE_MAX || title.chars().anyMatch(Character::isISOControl)) {
      faults.add("/title", "must have 1 to 255 characters, none of them a control character");
    }
    return title;
  }

  private String description(JsonNode node) {
    if (node.isMissingNode()) {
      return "";
    }
    String text = node.isString() ? node.stringValue() : "";
    boolean isRight = node.isString()
        && text.codePointCount(0, text.length()) <= DESCRIPTION_MAX
        && text.chars().noneMatch(it -> Character.isISOControl(it) && it != '\t' && it != '\n');
    if (!isRight) {
      faults.add(
          "/description",
          "must have at most 5000 characters, no control characters but tab and newline");
    }
    return text;
  }

  private @Nullable String externalId(JsonNode node) {
    if (node.isMissingNode()) {
      return null;
    }
    String text = node.isString() ? node.stringValue() : "";
    boolean isRight = node.isString()
        && text.codePointCount(0, text.length()) <= EXTERNAL_ID_MAX
        && text.chars().noneMatch(Character::isISOControl);
    if (!isRight) {
      faults.add("/external_id", "must be a text of at most 128 characters");
    }
    return text;
  }

  private OptionalDouble thumbnailTime(JsonNode node) {
    if (node.isMissingNode()) {
      return OptionalDouble.empty();
    }
    if (!node.isNumber() || !(node.asDouble() >= 0) || node.asDouble() > 1e6) {
      faults.add("/thumbnail_time", "must be a time in seconds, not negative");
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(node.asDouble());
  }

  /// Whether others shall be able to send the file.
  boolean isDelegated() {
    JsonNode node = body.member("delegated_upload");
    return node.isBoolean() && node.booleanValue();
  }

  /// The file of the library that the video is to have, where one is named: an addition of ours.
  ///
  /// @throws ProblemException where there is no such file of this tenant
  Optional<AssetFile> source(Library library, TenantId tenant) {
    JsonNode node = body.member("source");
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    Optional<AssetFile> file = Optional.of(node)
        .filter(JsonNode::isString)
        .flatMap(it -> AssetAddress.parse(it.stringValue().strip()))
        .flatMap(it -> it.find(library, tenant));
    if (file.isEmpty()) {
      faults.add("/source", "must name a file that is yours, such as kinora:asset/ID");
      faults.failIfAny();
    }
    return file;
  }

  private void checkTruth(String name) {
    JsonNode node = body.member(name);
    if (!node.isMissingNode() && !node.isBoolean()) {
      faults.add("/" + name, "must be true or false");
    }
  }

  private Optional<String> choice(String name, List<String> words) {
    JsonNode node = body.member(name);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isString() || !words.contains(node.stringValue())) {
      faults.add("/" + name, "must be one of " + String.join(", ", words));
      return Optional.empty();
    }
    return Optional.of(node.stringValue());
  }
}
