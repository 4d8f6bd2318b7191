package io.kinora.engine.cloud;

import io.kinora.infra.base.TenantId;
import java.time.Instant;
import java.util.regex.Pattern;

/// A container for videos, profiles and encodings.
///
/// @param accessKey of its account
/// @param bucket    names its files in public addresses; no other cloud of the server has it
/// @param priority  2 to 200, lower first
public record Cloud(
    ObjectId id,
    String accessKey,
    TenantId tenant,
    String name,
    String bucket,
    int priority,
    NoticeSettings notices,
    Instant createdAt,
    Instant updatedAt) {

  public static final int PRIORITY_MIN = 2;
  public static final int PRIORITY_MAX = 200;
  public static final int PRIORITY_USUAL = 99;

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9._-]{1,62}");

  /// Reads foreign text.
  ///
  /// @return whether it can name a bucket
  public static boolean isBucket(String text) {
    return BUCKET.matcher(text).matches() && !text.contains("..");
  }

  /// What tasks of this cloud are submitted with: higher first.
  int taskPriority() {
    return Math.clamp((long) PRIORITY_USUAL - priority, -100, 100);
  }
}
