package io.kinora.media.render;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a single frame of a film is written as.
public enum StillFormat {
  /// Small and quick; YCbCr as JFIF has it, BT.601 in full range, 4:2:0.
  JPEG(
      "image/jpeg",
      "out_color_matrix=smpte170m:out_range=pc:flags=bicubic+accurate_rnd,format=yuvj420p"),
  /// Exact. Packed but lightly: packing well takes longer than drawing, and saves a tenth.
  PNG("image/png", "out_range=pc:flags=bicubic+accurate_rnd+full_chroma_int,format=rgb24");

  private final String mediaType;
  private final String target;

  StillFormat(String mediaType, String target) {
    this.mediaType = mediaType;
    this.target = target;
  }

  public String mediaType() {
    return mediaType;
  }

  /// As clients write it: `jpeg` or `png`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<StillFormat> find(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  /// From frames as they are drawn: BT.709 in limited range.
  String filter() {
    return "scale=in_color_matrix=bt709:in_range=tv:" + target;
  }

  List<String> encoder() {
    return switch (this) {
      case JPEG -> List.of("-c:v", "mjpeg", "-q:v", "3");
      case PNG -> List.of("-c:v", "png", "-compression_level", "1");
    };
  }
}
