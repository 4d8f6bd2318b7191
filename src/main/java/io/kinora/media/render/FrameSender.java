package io.kinora.media.render;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegRun;
import io.kinora.media.render.kernel.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Writes frames to an encoder on a thread of its own, while the next one is drawn.
final class FrameSender implements AutoCloseable {

  private static final int FRAME_COUNT = 3;

  /// A frame to write so many times; without one, the end.
  private record Sending(@Nullable Frame frame, int count) {}

  private final FfmpegRun run;
  private final byte[] buffer;
  private final BlockingQueue<Frame> free = new ArrayBlockingQueue<>(FRAME_COUNT);
  private final BlockingQueue<Sending> drawn = new ArrayBlockingQueue<>(FRAME_COUNT + 1);
  private final Thread writer;
  private volatile boolean isBroken;

  FrameSender(FfmpegRun run, int width, int height) {
    this.run = run;
    buffer = new byte[RawFrames.sizeOf(width, height)];
    for (int count = 0; count < FRAME_COUNT; count++) {
      free.add(Frame.of(width, height));
    }
    writer = Thread.ofPlatform().name("frame-sender").daemon().start(this::writeAll);
  }

  /// A frame to draw on. Waits until the encoder has taken one.
  Frame free() {
    try {
      return free.take();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new StopSignal.StoppedException();
    }
  }

  /// Hands a frame over, which may not be touched until it is free again.
  ///
  /// @return whether the encoder still takes frames
  boolean send(Frame frame, int count) {
    drawn.add(new Sending(frame, count));
    return !isBroken;
  }

  /// Waits until all is written, and ends the encoder's input.
  ///
  /// @return whether the encoder took everything
  boolean finish() {
    drawn.add(new Sending(null, 0));
    try {
      writer.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return !isBroken;
  }

  private void writeAll() {
    try (OutputStream out = run.input()) {
      for (Sending next = drawn.take(); next.frame() != null; next = drawn.take()) {
        if (!isBroken) {
          isBroken = !write(next.frame(), next.count(), out);
        }
        free.add(next.frame()); // Even then: whoever draws must not wait for ever.
      }
    } catch (IOException _) {
      isBroken = true; // The encoder went before its input was closed.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // Closed early: nobody draws any more.
    }
  }

  /// @return whether the encoder took it; if not, its ending says why
  private boolean write(Frame frame, int count, OutputStream out) {
    try {
      for (int written = 0; written < count; written++) {
        RawFrames.write(frame, out, buffer);
        run.live();
      }
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    writer.interrupt();
  }
}
