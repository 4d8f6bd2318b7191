package io.kinora.engine.cloud;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How the files of a video and its encodings are named in the bucket.
///
/// Source: the panda contract, section 6.1, `path_format`.
///
/// @param text with keywords such as `:id`
public record PathFormat(String text) {

  /// The name is the id.
  public static final PathFormat USUAL = new PathFormat(":id");

  private static final int LENGTH_MAX = 512;

  /// The longest of those that begin alike comes first.
  private static final Pattern KEYWORD =
      Pattern.compile(":(video_id|id|original|date|profile|type|resolution)");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

  /// What keywords stand for.
  ///
  /// @param resolution such as `640x480`; none where there is no picture
  record Values(
      ObjectId id,
      ObjectId video,
      @Nullable String original,
      Instant uploadedAt,
      String profile,
      String type,
      @Nullable String resolution) {}

  /// Reads foreign text.
  ///
  /// @return what is wrong with it, for clients; empty where nothing is
  public static Optional<String> objectionTo(String text) {
    boolean hasId = KEYWORD.matcher(text).results().anyMatch(it -> it.group(1).equals("id"));
    if (!hasId) {
      return Optional.of("path_format must contain :id");
    }
    boolean isFolderSafe = !text.startsWith("/") && !text.contains("..") && !text.contains("\\");
    if (!isFolderSafe || text.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("path_format must not begin with / or contain ..");
    }
    return text.length() > LENGTH_MAX
        ? Optional.of("path_format is limited to " + LENGTH_MAX + " characters")
        : Optional.empty();
  }

  /// The path, without extension.
  String path(Values values) {
    Matcher keyword = KEYWORD.matcher(text);
    String path = keyword.replaceAll(it -> Matcher.quoteReplacement(value(it.group(1), values)));
    return path.replaceAll("/{2,}", "/");
  }

  private static String value(String keyword, Values values) {
    return switch (keyword) {
      case "id" -> values.id().value();
      case "video_id" -> values.video().value();
      case "original" -> safe(values.original());
      case "date" -> DAY.format(values.uploadedAt());
      case "profile" -> safe(values.profile());
      case "type" -> values.type();
      default -> safe(values.resolution());
    };
  }

  /// What clients called something must lead nowhere else.
  private static String safe(@Nullable String name) {
    String text = name == null ? "" : name;
    return text.replace("..", "_").replaceAll("[/\\\\\\p{Cntrl}]", "_");
  }
}
