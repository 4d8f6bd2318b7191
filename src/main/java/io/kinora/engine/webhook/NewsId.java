package io.kinora.engine.webhook;

import io.kinora.infra.base.RandomKey;
import java.util.regex.Pattern;

/// Names a piece of news: the same at all webhooks and at each try, so that who gets it twice can
/// tell.
///
/// @param value `evt_` and 22 letters and digits
public record NewsId(String value) {

  private static final String PREFIX = "evt_";
  private static final int LENGTH = 22;
  private static final Pattern SHAPE = Pattern.compile(PREFIX + "[0-9A-Za-z]{" + LENGTH + "}");

  public NewsId {
    if (!isOne(value)) {
      throw new IllegalArgumentException("not the id of news: " + value);
    }
  }

  static NewsId random() {
    return new NewsId(PREFIX + RandomKey.ofLetters(LENGTH));
  }

  /// Reads foreign text.
  ///
  /// @return whether there can be news of this id
  public static boolean isOne(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
