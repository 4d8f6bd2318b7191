package io.kinora.media.render;

import io.kinora.media.colour.ColourFilter;
import io.kinora.media.profile.Container;
import io.kinora.media.profile.PictureCodec;
import io.kinora.media.profile.Profile;
import io.kinora.media.profile.Shape;
import java.util.ArrayList;
import java.util.List;

/// The words that encode the pictures of a film.
///
/// Every codec keeps these rules, so that segments join without encoding again: a segment needs
/// nothing of the one before it, and its head is that of all others.
final class PictureWords {

  /// Half of what a DVD player buffers, in kbit: each segment counts on a buffer that is nearly
  /// full, and after the one before it so much is left in the worst case.
  private static final int DISC_BUFFER_KBIT = 917;

  /// Frames from one key frame to the next: on discs one may jump anywhere; in the others
  /// decoders that round otherwise than we drift apart from one to the next.
  private static final String DISC_KEY_FRAMES = "15";

  private static final String KEY_FRAMES = "100";

  private PictureWords() {}

  /// What makes of our frames what the file holds: its size, its colours, its aspect.
  static String filters(Profile profile) {
    var filters = new ArrayList<String>();
    Shape shape = profile.shape();
    if (shape.shownWidth() != shape.width()) {
      filters.add(ColourFilter.scaledOnly(shape.width(), shape.height()));
    }
    filters.add(
        profile.format().pictures() == PictureCodec.H264
            ? ColourFilter.TAGS
            : ColourFilter.forOldPlayers());
    filters.add(shape.isWide() ? "setdar=16/9" : "setsar=1");
    return String.join(",", filters);
  }

  /// @param preset of x264; the others know none
  static List<String> encoder(Profile profile, String preset) {
    var words = new ArrayList<>(List.of("-c:v", encoder(profile.format().pictures())));
    words.addAll(List.of("-threads", "1"));
    switch (profile.format().pictures()) {
      case H264 -> words.addAll(h264(profile, preset));
      case FLV1, MPEG4, WMV1, WMV2 -> {
        words.addAll(capped(profile, bufferKbit(profile)));
        words.addAll(List.of("-g", KEY_FRAMES));
      }
      case MPEG1, MPEG2 -> {
        words.addAll(capped(profile, DISC_BUFFER_KBIT));
        words.addAll(List.of("-g", DISC_KEY_FRAMES, "-bf", "2"));
      }
    }
    return words;
  }

  private static String encoder(PictureCodec codec) {
    return switch (codec) {
      case H264 -> "libx264";
      case FLV1 -> "flv";
      case MPEG4, WMV1, WMV2, MPEG1, MPEG2 -> codec.probedName();
    };
  }

  private static List<String> h264(Profile profile, String preset) {
    int cap = profile.videoKbit();
    var words = new ArrayList<>(List.of("-preset", preset, "-crf", "20"));
    words.addAll(List.of("-maxrate", cap + "k", "-bufsize", 2 * cap + "k"));
    words.addAll(List.of("-x264-params", "open-gop=0:nal-hrd=none"));
    if (profile.format().container() == Container.FLV) {
      words.addAll(List.of("-bf", "0")); // It knows no time before the first: all would be late.
    }
    return words;
  }

  /// Two seconds, or the share of one frame where that lasts longer: encoders refuse less.
  private static int bufferKbit(Profile profile) {
    double seconds = Math.max(2, 1 / profile.frameRate().perSecond());
    return (int) Math.ceil(profile.videoKbit() * seconds);
  }

  private static List<String> capped(Profile profile, int bufferKbit) {
    String kbit = profile.videoKbit() + "k";
    return List.of("-b:v", kbit, "-maxrate", kbit, "-bufsize", bufferKbit + "k");
  }

  /// The container of a segment: it must know the codec, and tell when its first frame is shown.
  static List<String> segment(Profile profile) {
    return switch (profile.format().pictures()) {
      case H264, MPEG4, MPEG1, MPEG2 ->
        List.of(
            "-video_track_timescale", String.valueOf(profile.frameRate().frames()), "-f", "mp4");
      case FLV1, WMV1, WMV2 -> List.of("-f", "nut");
    };
  }
}
