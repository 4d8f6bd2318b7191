package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRun;
import io.kinora.media.ffmpeg.Progress;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.render.kernel.Frame;
import io.kinora.media.render.kernel.Plane;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// Frames of one size side by side, with a little white between them.
record PictureStrip(List<Pixels> cells) {

  private static final int GAP = 8;

  private Frame frame() {
    Frame first = cells.getFirst().frame();
    Frame strip = Frame.of(cells.size() * (first.width() + GAP) - GAP, first.height());
    strip.fill(235, 128, 128);
    for (int index = 0; index < cells.size(); index++) {
      int left = index * (first.width() + GAP);
      Frame cell = cells.get(index).frame();
      put(cell.y(), strip.y(), left);
      put(cell.u(), strip.u(), left / 2);
      put(cell.v(), strip.v(), left / 2);
    }
    return strip;
  }

  private static void put(Plane from, Plane to, int left) {
    for (int y = 0; y < from.height(); y++) {
      System.arraycopy(
          from.samples(), y * from.stride(), to.samples(), y * to.stride() + left, from.width());
    }
  }

  /// As a JPEG that is small enough for a page with many.
  void write(Path jpeg) {
    Frame frame = frame();
    var command = FfmpegCommand.ffmpeg()
        .words("-f", "rawvideo", "-pixel_format", "yuv420p")
        .words("-video_size", frame.width() + "x" + frame.height(), "-i", "pipe:0")
        .words("-vf", StillFormat.JPEG.filter(), "-c:v", "mjpeg", "-q:v", "4")
        .words("-frames:v", "1", "-f", "image2", "-update", "1", "-y")
        .output(jpeg)
        .build();
    try (FfmpegRun run =
        TestMedia.runner().open(command, RunLimits.SHORT, new StopSignal(), Progress.UNHEARD)) {
      try (OutputStream input = run.input()) {
        RawFrames.write(frame, input, new byte[RawFrames.sizeOf(frame.width(), frame.height())]);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      assertThat(run.end().isSuccess()).isTrue();
    }
  }
}
