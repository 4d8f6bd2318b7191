package io.kinora.engine.library;

import io.kinora.infra.base.Base32;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names an asset. Nobody can guess it.
///
/// @param value 26 characters of upper-case base 32: the key of the task that made it
public record AssetId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[A-Z2-7]{26}");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");

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

  /// The asset of 128 bits as another dialect names it.
  ///
  /// @param digits 32 hexadecimal digits
  public static AssetId ofHex(String digits) {
    return new AssetId(Base32.encode(HexFormat.of().parseHex(digits)));
  }

  /// Reads foreign text: either spelling.
  public static Optional<AssetId> parse(String text) {
    if (isOne(text)) {
      return Optional.of(new AssetId(text));
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return HEX.matcher(lower).matches() ? Optional.of(ofHex(lower)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
