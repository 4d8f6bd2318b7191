package io.kinora.media.stream;

import io.kinora.media.profile.FrameRate;
import java.util.List;
import java.util.Locale;

/// The text of an HLS playlist that only ever gets longer: it tells the fragments of one MP4 that
/// grows. What it says follows from the film and from where fragments lie, so that whoever makes
/// the same film again writes the same lines.
///
/// Source: RFC 8216, section 4.3.
///
/// @param media          the name of the MP4, beside the playlist
/// @param fragmentFrames of each fragment, except the last, which may have fewer
/// @param frameCount     of the film
public record EventPlaylist(String media, FrameRate rate, int fragmentFrames, long frameCount) {

  public static final String MEDIA_TYPE = "application/vnd.apple.mpegurl";

  /// Its last line, once all fragments were told.
  public static final String END = "#EXT-X-ENDLIST\n";

  /// How many fragments the whole film has.
  public long fragmentCount() {
    return Math.ceilDiv(frameCount, fragmentFrames);
  }

  /// The lines for parts of the MP4, as [Fragments] finds them: its head and its fragments.
  ///
  /// @param told how many parts were told before
  public String lines(int told, List<ByteRange> parts) {
    var text = new StringBuilder();
    for (int index = 0; index < parts.size(); index++) {
      int part = told + index;
      text.append(part == 0 ? head(parts.get(index)) : fragment(part - 1, parts.get(index)));
    }
    return text.toString();
  }

  /// A line cannot be changed later: the longest fragment must be known at once.
  private String head(ByteRange bytes) {
    return """
        #EXTM3U
        #EXT-X-VERSION:7
        #EXT-X-TARGETDURATION:%d
        #EXT-X-MEDIA-SEQUENCE:0
        #EXT-X-PLAYLIST-TYPE:EVENT
        #EXT-X-INDEPENDENT-SEGMENTS
        #EXT-X-MAP:URI="%s",BYTERANGE="%s"
        """.formatted(Math.max(1, Math.round(seconds(0))), media, bytes);
  }

  private String fragment(int number, ByteRange bytes) {
    return String.format(
        Locale.ROOT,
        "#EXTINF:%.6f,%n#EXT-X-BYTERANGE:%s%n%s%n".replace("%n", "\n"),
        seconds(number),
        bytes,
        media);
  }

  private double seconds(int number) {
    long first = (long) number * fragmentFrames;
    long frames = Math.min(fragmentFrames, frameCount - first);
    return frames / rate.perSecond();
  }
}
