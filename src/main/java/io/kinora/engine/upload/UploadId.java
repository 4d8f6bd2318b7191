package io.kinora.engine.upload;

import io.kinora.infra.base.RandomKey;
import java.util.regex.Pattern;

/// Names an upload. Nobody can guess it.
///
/// @param value 22 letters and digits
public record UploadId(String value) {

  private static final int LENGTH = 22;

  private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z]{" + LENGTH + "}");

  public UploadId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("an upload's id has 22 letters and digits");
    }
  }

  public static UploadId random() {
    return new UploadId(RandomKey.ofLetters(LENGTH));
  }

  /// Reads foreign text.
  ///
  /// @return whether there can be an upload of this id
  public static boolean isOne(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
