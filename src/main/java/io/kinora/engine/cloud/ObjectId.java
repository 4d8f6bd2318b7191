package io.kinora.engine.cloud;

import io.kinora.engine.library.AssetId;
import io.kinora.infra.base.Base32;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names a cloud, a video, a profile or an encoding. Nobody can guess it.
///
/// The files of a video or an encoding are an asset of the same 128 bits, so that other dialects
/// find them by it.
///
/// @param value 32 hexadecimal digits in lower case. Source: the panda contract, section 4.
public record ObjectId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern DASHED =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  public ObjectId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("an id has 32 hexadecimal digits");
    }
  }

  public static ObjectId random() {
    return new ObjectId(HexFormat.of().formatHex(Base32.random128Bits()));
  }

  /// Reads foreign text: with dashes or without, in any case.
  public static Optional<ObjectId> parse(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    String plain = DASHED.matcher(lower).matches() ? lower.replace("-", "") : lower;
    return SHAPE.matcher(plain).matches() ? Optional.of(new ObjectId(plain)) : Optional.empty();
  }

  /// As the first version of the API shows it: in groups of 8, 4, 4, 4 and 12 digits.
  public String dashed() {
    return String.join(
        "-",
        value.substring(0, 8),
        value.substring(8, 12),
        value.substring(12, 16),
        value.substring(16, 20),
        value.substring(20));
  }

  /// The asset that its files are.
  public AssetId asset() {
    return AssetId.ofHex(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
