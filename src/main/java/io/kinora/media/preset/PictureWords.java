package io.kinora.media.preset;

import io.kinora.media.image.Fit.Size;
import io.kinora.media.preset.EncodingProfile.KeyFrames;
import io.kinora.media.profile.FrameRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// The words with which the encoders of presets are told what a profile wants.
final class PictureWords {

  /// Of x264: as for other conversions.
  private static final String PRESET = "fast";

  private final EncodingProfile profile;
  private final PresetKind kind;
  private final PictureCodec codec;
  private final int threads;

  PictureWords(EncodingProfile profile, PresetKind kind, int threads) {
    this.profile = profile;
    this.kind = kind;
    this.threads = threads;
    codec = PictureCodec.of(kind);
  }

  /// Several threads of libvpx wait for each other in circles: where other work is beside them that
  /// takes five times the processor time of one.
  List<String> words(Size size, FrameRate rate) {
    var words = new ArrayList<>(List.of("-c:v", codec.encoder(), "-pix_fmt", "yuv420p"));
    words.addAll(List.of("-threads:v", String.valueOf(codec == PictureCodec.VP8 ? 1 : threads)));
    words.addAll(
        switch (codec) {
          case H264 -> h264(size);
          case VP8 -> vp8();
          case THEORA -> List.of("-b:v", StreamRates.pictureKbit(profile) + "k");
        });
    words.addAll(keyFrames(rate));
    return words;
  }

  private List<String> h264(Size size) {
    var words = new ArrayList<>(List.of("-preset", PRESET));
    words.addAll(List.of("-profile:v", StreamRates.profileOf(profile)));
    if (kind == PresetKind.HLS) {
      // Playlists say it before anybody has seen the pictures.
      words.addAll(List.of("-level:v", StreamRates.levelOf(profile, size.width(), size.height())));
    } else {
      profile.pictures().h264().level().ifPresent(it -> words.addAll(List.of("-level:v", it)));
    }
    var crf = profile.pictures().h264().crf();
    words.addAll(
        crf.isPresent()
            ? List.of("-crf", String.valueOf(crf.getAsInt()))
            : List.of("-b:v", StreamRates.pictureKbit(profile) + "k"));
    if (crf.isEmpty() || profile.pictures().rate().kbitMax().isPresent()) {
      words.addAll(capped());
    }
    return words;
  }

  private List<String> vp8() {
    var words = new ArrayList<>(List.of("-deadline", "good", "-cpu-used", "2"));
    words.addAll(List.of("-auto-alt-ref", "1", "-lag-in-frames", "16"));
    words.addAll(List.of("-b:v", StreamRates.pictureKbit(profile) + "k"));
    words.addAll(capped());
    return words;
  }

  private List<String> capped() {
    return List.of(
        "-maxrate:v",
        StreamRates.pictureKbitMax(profile) + "k",
        "-bufsize:v",
        StreamRates.bufferKbit(profile) + "k");
  }

  private List<String> keyFrames(FrameRate rate) {
    KeyFrames wish = profile.pictures().rate().keyFrames();
    OptionalDouble gapSeconds = wish.perSecond().isPresent()
        ? OptionalDouble.of(1 / wish.perSecond().getAsDouble())
        : segmentSeconds();
    int gap = wish.perSecond().isPresent()
        ? (int) Math.ceil(rate.perSecond() / wish.perSecond().getAsDouble()) + 1
        : wish.gap();
    var words = new ArrayList<>(List.of("-g", String.valueOf(gap)));
    if (gapSeconds.isPresent()) {
      // An instant early: times of frames are rounded.
      words.addAll(List.of(
          "-force_key_frames",
          String.format(Locale.ROOT, "expr:gte(t,n_forced*%.6f-0.001)", gapSeconds.getAsDouble())));
    }
    return words;
  }

  /// So that the segments of all variants begin at the same times.
  private OptionalDouble segmentSeconds() {
    return kind == PresetKind.HLS ? OptionalDouble.of(Segments.SECONDS) : OptionalDouble.empty();
  }
}
