package io.kinora.media.publish;

import io.kinora.media.publish.Track.Segment;
import java.util.List;
import java.util.Locale;

/// The text of the playlist of one track, whole. Source: RFC 8216, section 4.3; the publishing
/// contract, section 11, HLS.
final class MediaPlaylist {

  private MediaPlaylist() {}

  /// @param media the name of the MP4, beside the playlist
  static String of(String media, Track track) {
    return text(media, track, "#EXT-X-INDEPENDENT-SEGMENTS", track.segments());
  }

  /// For players that show pictures while one looks for a place. Source: RFC 8216, section
  /// 4.3.3.6.
  static String ofKeyFrames(String media, Track track) {
    return text(media, track, "#EXT-X-I-FRAMES-ONLY", track.keyFrames());
  }

  private static String text(String media, Track track, String kind, List<Segment> segments) {
    long longest = segments.stream()
        .mapToLong(segment -> Math.round(segment.seconds()))
        .max()
        .orElseThrow();
    var text = new StringBuilder("""
        #EXTM3U
        #EXT-X-VERSION:7
        #EXT-X-TARGETDURATION:%d
        #EXT-X-MEDIA-SEQUENCE:0
        #EXT-X-PLAYLIST-TYPE:VOD
        %s
        #EXT-X-MAP:URI="%s",BYTERANGE="%s"
        """.formatted(Math.max(1, longest), kind, media, track.head()));
    for (Segment segment : segments) {
      text.append(String.format(Locale.ROOT, "#EXTINF:%.6f,\n", segment.seconds()))
          .append("#EXT-X-BYTERANGE:")
          .append(segment.bytes())
          .append("\n")
          .append(media)
          .append("\n");
    }
    return text.append("#EXT-X-ENDLIST\n").toString();
  }
}
