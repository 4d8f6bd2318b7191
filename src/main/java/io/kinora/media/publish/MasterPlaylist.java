package io.kinora.media.publish;

import io.kinora.media.image.Fit.Size;
import io.kinora.media.profile.FrameRate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The text of the playlist that names all others: every size of the pictures, and the sound
/// that belongs to each. Its numbers are measured. Source: RFC 8216, section 4.3.4; the
/// publishing contract, section 11, HLS.
final class MasterPlaylist {

  private MasterPlaylist() {}

  /// One size, as it came out.
  record Variant(Rung rung, Track track) {

    Size size() {
      return rung.size();
    }
  }

  /// @param variants from the smallest to the largest
  static String of(List<Variant> variants, Optional<Track> sound, FrameRate rate) {
    var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
    if (sound.isPresent()) {
      text.append("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"default\",DEFAULT=YES,")
          .append("AUTOSELECT=YES,CHANNELS=\"2\",URI=\"")
          .append(Encoded.SOUND_PLAYLIST)
          .append("\"\n");
    }
    for (Variant variant : variants) {
      text.append(line(variant, sound, rate)).append(variant.rung().playlist()).append("\n");
    }
    variants.forEach(it -> text.append(keyFrames(it)));
    return text.toString();
  }

  private static String line(Variant variant, Optional<Track> sound, FrameRate rate) {
    return String.format(
        Locale.ROOT,
        "#EXT-X-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,RESOLUTION=%dx%d,FRAME-RATE=%.3f,"
            + "CODECS=\"%s\"%s\n",
        bandwidth(variant.track(), sound),
        Math.round(
            variant.track().bitsPerSecond() + sound.map(Track::bitsPerSecond).orElse(0.0)),
        variant.size().width(),
        variant.size().height(),
        rate.perSecond(),
        variant.track().codec() + sound.map(it -> "," + it.codec()).orElse(""),
        sound.map(_ -> ",AUDIO=\"audio\"").orElse(""));
  }

  private static String keyFrames(Variant variant) {
    return String.format(
        Locale.ROOT,
        "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=%d,AVERAGE-BANDWIDTH=%d,RESOLUTION=%dx%d,"
            + "CODECS=\"%s\",URI=\"%s\"\n",
        (long) Math.ceil(variant.track().keyFrameBitsPerSecondMax()),
        Math.round(variant.track().keyFrameBitsPerSecond()),
        variant.size().width(),
        variant.size().height(),
        variant.track().codec(),
        variant.rung().keyFrames());
  }

  /// Bits a second that are enough for every segment.
  static long bandwidth(Track pictures, Optional<Track> sound) {
    return (long) Math.ceil(
        pictures.bitsPerSecondMax() + sound.map(Track::bitsPerSecondMax).orElse(0.0));
  }
}
