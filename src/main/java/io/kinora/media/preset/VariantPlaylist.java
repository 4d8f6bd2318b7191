package io.kinora.media.preset;

import java.util.List;

/// The text of a playlist that names other playlists. Source: RFC 8216, section 4.3.4.
public final class VariantPlaylist {

  private VariantPlaylist() {}

  public static String of(List<Variant> variants) {
    var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:3\n");
    for (Variant variant : variants) {
      text.append("#EXT-X-STREAM-INF:PROGRAM-ID=1,BANDWIDTH=").append(variant.bitsPerSecond());
      variant
          .size()
          .ifPresent(
              it -> text.append(",RESOLUTION=").append(it.width()).append("x").append(it.height()));
      if (!variant.codecs().isEmpty()) {
        text.append(",CODECS=\"").append(variant.codecs()).append("\"");
      }
      text.append("\n").append(variant.address()).append("\n");
    }
    return text.toString();
  }
}
