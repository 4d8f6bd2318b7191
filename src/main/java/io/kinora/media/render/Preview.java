package io.kinora.media.render;

import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegCommand.Muxed;
import io.kinora.media.profile.Format;
import io.kinora.media.profile.Profile;
import io.kinora.media.profile.Rates;
import io.kinora.media.profile.Shape;
import io.kinora.media.stream.ByteRange;
import io.kinora.media.stream.Fragments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A small film that can be watched while it is made: FLV, which has no index, and, where it is
/// wanted, MP4 in fragments from the same encoder.
///
/// Source: the tasks contract, section 10, preview: h264 and aac, at most 640 wide.
final class Preview {

  /// Frames from one key frame to the next, at most.
  static final int KEY_FRAME_EVERY = 50;

  private static final int WIDTH_MAX = 640;
  private static final int VIDEO_KBIT_MAX = 1_024;

  /// FLV as it grows: each packet is there at once, nothing at the beginning is filled in later.
  private static final String FLV_FLAGS = "no_duration_filesize";

  /// A fragment from each key frame on. The head waits for the first: then it knows that the sound
  /// begins early, and pictures and sound begin at 0. No index at the end: the playlist is one.
  private static final String MP4_FLAGS =
      "+frag_keyframe+delay_moov+default_base_moof+skip_trailer";

  private Preview() {}

  /// What the preview of a film is to be: like it, but with square pixels, and smaller where it is
  /// too wide.
  static Profile of(Profile film) {
    int width = Math.min(film.shape().shownWidth(), WIDTH_MAX);
    double scale = (double) width / film.shape().shownWidth();
    return new Profile(
        film.name() + " preview",
        Shape.square(width, (int) Math.round(film.height() * scale / 2) * 2),
        film.frameRate(),
        new Rates(Math.min(film.videoKbit(), VIDEO_KBIT_MAX), film.audioKbit()),
        Format.FLV_H264);
  }

  /// Nothing that was written is changed later: who reads along has the same bytes as who comes
  /// when all is there. One thread, so that a second run makes the same bytes, too.
  static FfmpegCommand command(Profile profile, Path sound, PreviewFiles files) {
    return files
        .findMp4()
        .map(mp4 -> both(profile, sound, files.flv(), mp4))
        .orElseGet(() -> alone(profile, sound, files.flv()));
  }

  private static FfmpegCommand alone(Profile profile, Path sound, Path flv) {
    return encoding(profile, SegmentEncoder.taking(profile).input(sound))
        .words("-flush_packets", "1", "-flvflags", FLV_FLAGS, "-f", "flv")
        .output(flv)
        .build();
  }

  /// Each fragment has as many frames as any other: no key frames of the encoder's own choice. FLV
  /// refuses the tag that the sound has in MP4.
  private static FfmpegCommand both(Profile profile, Path sound, Path flv, Path mp4) {
    var inputs = SegmentEncoder.taking(profile).words("-tag:a", "0").input(sound);
    String growing = ":flush_packets=1:fflags=+bitexact";
    return encoding(profile, inputs)
        .words("-sc_threshold", "0", "-flags:v", "+global_header")
        .outputs(
            new Muxed("f=flv:flvflags=" + FLV_FLAGS + growing, flv),
            new Muxed("f=mp4:movflags=" + MP4_FLAGS + growing, mp4))
        .build();
  }

  /// Whether an MP4 is its head and all fragments of the film, and nothing else.
  static boolean isWhole(Path mp4, PlannedFilm film) {
    try (SeekableByteChannel bytes = Files.newByteChannel(mp4)) {
      List<ByteRange> parts = Fragments.wholeFrom(bytes, 0);
      return parts.size() == 1 + PreviewFiles.playlist(mp4, film).fragmentCount()
          && parts.getLast().end() == bytes.size();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static FfmpegCommand.Builder encoding(Profile profile, FfmpegCommand.Builder inputs) {
    int cap = profile.videoKbit();
    return inputs
        .words("-map", "0:v:0", "-map", "1:a:0", "-c:a", "copy")
        .words("-vf", PictureWords.filters(profile))
        .words("-c:v", "libx264", "-preset", "superfast", "-tune", "zerolatency", "-threads", "1")
        .words("-crf", "23", "-maxrate", cap + "k", "-bufsize", 2 * cap + "k")
        .words("-g", String.valueOf(KEY_FRAME_EVERY))
        .words("-map_metadata", "-1", "-fflags", "+bitexact");
  }
}
