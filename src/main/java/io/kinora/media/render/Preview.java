package io.kinora.media.render;

import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.profile.Format;
import io.kinora.media.profile.Profile;
import io.kinora.media.profile.Rates;
import io.kinora.media.profile.Shape;
import java.nio.file.Path;

/// A small film that can be watched while it is made: FLV, which has no index.
///
/// Source: the tasks contract, section 10, preview: h264 and aac, at most 640 wide.
final class Preview {

  private static final int WIDTH_MAX = 640;
  private static final int VIDEO_KBIT_MAX = 1_024;

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
  static FfmpegCommand command(Profile profile, Path sound, Path flv) {
    int cap = profile.videoKbit();
    return SegmentEncoder.taking(profile)
        .input(sound)
        .words("-map", "0:v:0", "-map", "1:a:0", "-c:a", "copy")
        .words("-vf", PictureWords.filters(profile))
        .words("-c:v", "libx264", "-preset", "superfast", "-tune", "zerolatency", "-threads", "1")
        .words("-crf", "23", "-maxrate", cap + "k", "-bufsize", 2 * cap + "k", "-g", "50")
        .words("-map_metadata", "-1", "-fflags", "+bitexact", "-flush_packets", "1")
        .words("-flvflags", "no_duration_filesize", "-f", "flv")
        .output(flv)
        .build();
  }
}
