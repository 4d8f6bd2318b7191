package io.kinora.media.publish;

import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.ColourFacts;
import io.kinora.media.probe.PictureFacts;
import java.nio.file.Path;
import java.util.Set;

/// Plans the run of ffmpeg that makes the one MP4 for players without HLS: nothing is encoded
/// for it. Source: the publishing contract, section 11, progressive MP4.
final class Progressive {

  private static final double FRAME_RATE_MAX = 60.01;
  private static final double SHARE_OF_CAP = 1.5;

  /// Frames of 8 bits in the colours that players take for granted.
  private static final Set<String> PROFILES =
      Set.of("Constrained Baseline", "Baseline", "Main", "High");

  private Progressive() {}

  static FfmpegCommand of(Path source, Footage footage, Encoded encoded, Path folder) {
    return maySourceStay(footage, encoded)
        ? ofSource(source, footage, folder)
        : ofTop(encoded, folder);
  }

  /// Tells whether the source is already what its largest size would be, by the contract's
  /// rule. Besides, its colours must be those that we would give it, its parts begin together,
  /// and all of it have been decoded without complaint: what is copied stays as it is.
  static boolean maySourceStay(Footage footage, Encoded encoded) {
    PictureFacts picture = footage.picture();
    return encoded.isSourceClean()
        && picture.codec().equals("h264")
        && picture.pixelFormat().equals("yuv420p")
        && PROFILES.contains(footage.packing().profile())
        && isUsual(picture.colour())
        && footage.packing().hasSquarePixels()
        && footage.packing().isAtStart()
        && !footage.view().isInterlaced()
        && new Size(picture.width(), picture.height()).equals(encoded.top().size())
        && footage.packing().averageRate() <= FRAME_RATE_MAX
        && footage.packing().kbit() > 0
        && footage.packing().kbit() <= SHARE_OF_CAP * encoded.top().kbitMax()
        && footage.sound().stream()
            .allMatch(sound -> sound.codec().equals("aac") && sound.profile().equals("LC"));
  }

  private static boolean isUsual(ColourFacts colour) {
    return !colour.isHdr()
        && Set.of(ColourFacts.UNKNOWN, "tv").contains(colour.range())
        && Set.of(ColourFacts.UNKNOWN, "bt709").contains(colour.matrix());
  }

  private static FfmpegCommand ofSource(Path source, Footage footage, Path folder) {
    var command = FfmpegCommand.ffmpeg()
        .lowPriority()
        .words("-f", "mov")
        .foreignInput(source)
        .words("-map", "0:" + footage.picture().stream());
    footage.sound().ifPresent(sound -> command.words("-map", "0:" + sound.stream()));
    return copied(command, folder);
  }

  private static FfmpegCommand ofTop(Encoded encoded, Path folder) {
    var command =
        FfmpegCommand.ffmpeg().lowPriority().input(folder.resolve(encoded.top().file()));
    if (encoded.hasSound()) {
      command.input(folder.resolve(Encoded.SOUND)).words("-map", "0:v", "-map", "1:a");
    }
    return copied(command, folder);
  }

  /// The index comes first, so that a player can begin with the first bytes.
  private static FfmpegCommand copied(FfmpegCommand.Builder command, Path folder) {
    return command
        .words("-c", "copy", "-map_metadata", "-1", "-map_chapters", "-1")
        .words("-f", "mp4", "-movflags", "+faststart")
        .output(folder.resolve(Publication.MP4))
        .build();
  }
}
