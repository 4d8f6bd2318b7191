package io.kinora.media.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.image.gif.GifEncoder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;

/// Makes moving GIFs: pictures are decoded by runs of ffmpeg, a few at a time, and wait in a file
/// for
/// our own encoder. Thread-safe.
public final class Gifs {

  private static final int WHITE = 255;

  /// The share of the work that is done when all pictures are decoded.
  private static final double DECODED = 0.6;

  private final FfmpegRunner runner;
  private final PixelDecoder decoder;

  Gifs(FfmpegRunner runner) {
    this.runner = runner;
    decoder = new PixelDecoder(runner);
  }

  /// Shows pictures one after the other, each upright, in the middle of the whole, on white.
  ///
  /// @param files   at least one
  /// @param shown   which of the files, in order: one may come several times
  /// @param progress hears the share that is done, on any thread
  public void make(
      List<StillFile> files,
      List<Integer> shown,
      Animation wish,
      WorkFolder work,
      Path out,
      DoubleConsumer progress,
      StopSignal stop)
      throws InterruptedException {
    Size size = wish.size(files.get(shown.getFirst()).uprightSize(), shown.size());
    try (var cells = CellFile.in(work.file("cells"), size, WHITE)) {
      DoubleConsumer decoded = share -> progress.accept(DECODED * share);
      decoder.stills(files, wish.fit(), cells, work.path(), decoded, stop);
      encode(new Waiting(cells, shown, progress, stop), wish, out);
    }
    check(out, size, shown.size(), stop);
  }

  private static void encode(Waiting frames, Animation wish, Path out) {
    Size size = frames.cells().cell();
    var form = new GifEncoder.Form(size.width(), size.height(), wish.loop(), wish.delay());
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(out))) {
      GifEncoder.write(frames, form, file);
    } catch (IOException failure) {
      throw new UncheckedIOException(FreeSpace.orFull(failure));
    }
  }

  /// The pictures in the order in which they are shown. Each is asked for twice.
  private record Waiting(
      CellFile cells,
      List<Integer> shown,
      DoubleConsumer progress,
      StopSignal stop,
      AtomicInteger calls,
      byte[] buffer)
      implements GifEncoder.Frames {

    Waiting(CellFile cells, List<Integer> shown, DoubleConsumer progress, StopSignal stop) {
      this(
          cells,
          shown,
          progress,
          stop,
          new AtomicInteger(),
          new byte[3 * cells.cell().width() * cells.cell().height()]);
    }

    @Override
    public int count() {
      return shown.size();
    }

    @Override
    public byte[] rgb(int index) throws IOException {
      stop.check();
      progress.accept(DECODED + (1 - DECODED) * calls.getAndIncrement() / (2 * shown.size()));
      cells.rows(shown.get(index), 0, cells.cell().height(), buffer, 0);
      return buffer;
    }
  }

  /// Others must be able to read it: it is opened once more before it counts.
  private void check(Path gif, Size size, int count, StopSignal stop) {
    FfmpegRunner.Result result = runner.run(countCommand(gif), RunLimits.SHORT, stop);
    result.ending().orFail(FailureCode.ENCODER_FAILED, "The GIF could not be read again");
    String expected = size.width() + "," + size.height() + "," + count;
    if (!new String(result.output(), UTF_8).strip().equals(expected)) {
      throw new Failure(FailureCode.ENCODER_FAILED, "The GIF is not what was asked for")
          .asException(new IllegalStateException(
              "expected " + expected + ", is " + new String(result.output(), UTF_8)));
    }
  }

  private static FfmpegCommand countCommand(Path gif) {
    return FfmpegCommand.ffprobe()
        .words("-of", "csv=p=0", "-count_packets")
        .words("-show_entries", "stream=width,height,nb_read_packets")
        .input(gif)
        .build();
  }
}
