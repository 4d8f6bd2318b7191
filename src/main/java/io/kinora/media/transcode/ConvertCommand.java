package io.kinora.media.transcode;

import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.image.Fit;
import io.kinora.media.probe.PictureFacts;
import java.nio.file.Path;

/// Plans the run of ffmpeg that converts a video: one process decodes, scales and encodes.
final class ConvertCommand {

  private ConvertCommand() {}

  static FfmpegCommand of(Source source, VideoWish wish, Fit.Plan plan, int threads, Path out) {
    PictureFacts picture = source.video().picture();
    var command = FfmpegCommand.ffmpeg()
        .words("-threads", String.valueOf(threads))
        .words(picture.decoder())
        .foreignInput(source.path())
        .words("-map", "0:" + picture.stream(), "-vf", VideoWords.filters(picture, plan))
        .words(VideoWords.encoder(wish, picture.frameRate(), "demux", threads));
    source
        .video()
        .sound()
        .ifPresent(sound -> command
            .words("-map", "0:" + sound.stream())
            .words(SoundWords.inStep(sound, wish.sound().sampleRate()))
            .words(SoundWords.encoder(wish.sound())));
    return finished(command, wish, out);
  }

  /// What a phone wrote about place and owner does not go on.
  static FfmpegCommand finished(FfmpegCommand.Builder command, VideoWish wish, Path out) {
    Wrapping wrapping = wish.sound().codec().wrapping();
    return command
        .words("-map_metadata", "-1", "-map_chapters", "-1")
        .words(wrapping.options())
        .words("-f", wrapping.muxer())
        .output(out)
        .build();
  }
}
