package io.kinora.engine.webhook;

import io.kinora.infra.base.RandomKey;
import java.util.regex.Pattern;

/// Names a webhook.
///
/// @param value 22 letters and digits; clients see [#toString]
public record WebhookId(String value) {

  private static final String PREFIX = "whk_";
  private static final int LENGTH = 22;
  private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z]{" + LENGTH + "}");

  public WebhookId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("a webhook's id has 22 letters and digits");
    }
  }

  static WebhookId random() {
    return new WebhookId(RandomKey.ofLetters(LENGTH));
  }

  /// Reads foreign text.
  ///
  /// @return whether there can be a webhook of this id
  public static boolean isOne(String text) {
    return text.startsWith(PREFIX)
        && SHAPE.matcher(text.substring(PREFIX.length())).matches();
  }

  /// Reads what [#toString] wrote.
  public static WebhookId parse(String text) {
    if (!isOne(text)) {
      throw new IllegalArgumentException("not the id of a webhook: " + text);
    }
    return new WebhookId(text.substring(PREFIX.length()));
  }

  @Override
  public String toString() {
    return PREFIX + value;
  }
}
