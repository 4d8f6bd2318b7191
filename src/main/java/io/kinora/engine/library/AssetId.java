package io.kinora.engine.library;

import java.util.regex.Pattern;

/// Names an asset. Nobody can guess it.
///
/// @param value 26 characters of upper-case base 32: the key of the task that made it
public record AssetId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[A-Z2-7]{26}");

  public AssetId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("an asset's id has 26 characters of base 32");
    }
  }

  /// Reads foreign text.
  ///
  /// @return whether there can be an asset of this id
  public static boolean isOne(String text) {
    return SHAPE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
