package io.kinora.media.preset;

import io.kinora.media.preset.command.FfmpegLine.Streams;
import io.kinora.media.preset.command.RefusedCommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The encoders of one output of a command: those that it names, or what its container was filled
/// with at the time; where ours has them under another name, that one.
final class CommandEncoders {

  private static final Set<String> SOUND_ONLY =
      Set.of("mp3", "mp2", "adts", "ac3", "wav", "flac", "amr");
  private static final Set<String> PICTURES_ONLY = Set.of("image2", "gif", "mjpeg");

  private static final Map<String, String> USUAL_PICTURES = Map.of(
      "mp4", "libx264",
      "mov", "libx264",
      "ipod", "libx264",
      "psp", "libx264",
      "hls", "libx264",
      "flv", "flv",
      "avi", "mpeg4",
      "webm", "libvpx",
      "ogg", "libtheora");

  private static final Map<String, String> USUAL_SOUND = Map.of(
      "flv", "libmp3lame",
      "webm", "libvorbis",
      "ogg", "libvorbis",
      "avi", "libmp3lame");

  /// Whose files say which colours they have, or whose readers take those of large videos for
  /// granted.
  private static final Set<String> WITH_COLOURS =
      Set.of("libx264", "libx265", "libvpx-vp9", "png", "gif");

  private static final String FLV_RATE = "44100";

  private final Encoders encoders;
  private final Streams streams;
  private final String muxer;

  /// @throws RefusedCommandException where the ffmpeg in use has no such encoder
  CommandEncoders(Encoders encoders, Streams streams, String muxer) {
    this.encoders = encoders;
    this.streams = streams;
    this.muxer = muxer;
  }

  boolean hasPictures() {
    return !SOUND_ONLY.contains(muxer) && !is(streams.pictures(), Streams.NONE);
  }

  boolean hasSound() {
    return !PICTURES_ONLY.contains(muxer) && !is(streams.sound(), Streams.NONE);
  }

  boolean copiesPictures() {
    return is(streams.pictures(), Streams.COPY);
  }

  boolean copiesSound() {
    return is(streams.sound(), Streams.COPY);
  }

  private static boolean is(Optional<String> encoder, String name) {
    return encoder.filter(name::equals).isPresent();
  }

  boolean hasColours() {
    return pictures().filter(WITH_COLOURS::contains).isPresent();
  }

  private Optional<String> pictures() {
    return streams.pictures().or(() -> Optional.ofNullable(USUAL_PICTURES.get(muxer)));
  }

  private Optional<String> sound() {
    return streams.sound().or(() -> Optional.ofNullable(USUAL_SOUND.get(muxer)));
  }

  /// @param saysRate whether the command says how many samples a second there are
  List<String> words(boolean saysRate) {
    var words = new ArrayList<String>();
    if (hasPictures()) {
      pictures().ifPresent(it -> words.addAll(List.of("-c:v", known(it))));
    } else {
      words.add("-vn");
    }
    if (!hasSound()) {
      words.add("-an");
      return words;
    }
    sound().ifPresent(it -> words.addAll(sound(it)));
    if (muxer.equals("flv") && !saysRate && !copiesSound()) {
      words.addAll(List.of("-ar", FLV_RATE)); // It has 44100 and its halves only.
    }
    return words;
  }

  private List<String> sound(String encoder) {
    boolean isBuiltIn = encoder.equals("libvorbis") && !encoders.has(encoder);
    return isBuiltIn
        ? List.of("-c:a", "vorbis", "-strict", "-2", "-ac", "2")
        : List.of("-c:a", known(encoder));
  }

  private String known(String encoder) {
    if (encoder.equals(Streams.COPY) || encoders.has(encoder)) {
      return encoder;
    }
    throw new RefusedCommandException(
        encoder.equals("libtheora")
            ? "this ffmpeg has no Theora encoder: set KINORA_FFMPEG"
            : "this ffmpeg has no encoder " + encoder);
  }
}
