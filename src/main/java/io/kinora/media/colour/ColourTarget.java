package io.kinora.media.colour;

/// What a picture's numbers are to stand for when it has been converted.
public enum ColourTarget {
  /// Our own frames and every video that we make: BT.709, limited range.
  VIDEO(":out_color_matrix=bt709:out_range=tv"),
  /// What readers of JPEG files take for granted: BT.601, full range.
  JPEG(":out_color_matrix=bt601:out_range=pc"),
  /// Red, green and blue in full range; the format that follows must be one of those.
  RGB(":out_range=pc");

  private final String words;

  ColourTarget(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
