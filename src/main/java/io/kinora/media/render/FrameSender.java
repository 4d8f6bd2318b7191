package io.kinora.media.render;

import io.kinora.infra.base.CostMeter;
import io.kinora.infra.base.Handover;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegRun;
import io.kinora.media.ffmpeg.PageFeed;
import io.kinora.media.render.kernel.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Sends frames to an encoder on a thread of its own, while the next one is drawn.
final class FrameSender implements AutoCloseable {

  /// One is drawn while the other is sent.
  private static final int FRAME_COUNT = 2;

  private static final Duration DEATH = Duration.ofSeconds(5);

  /// A frame to send so many times; without one, the end.
  private record Sending(@Nullable Frame frame, int count) {}

  private final FfmpegRun run;
  private final PageFeed feed;
  private final BlockingQueue<Frame> free = new ArrayBlockingQueue<>(FRAME_COUNT);
  private final BlockingQueue<Sending> drawn = new ArrayBlockingQueue<>(FRAME_COUNT + 1);
  private final Thread writer;
  private volatile boolean isBroken;

  /// @param run is over when the sender is closed
  FrameSender(FfmpegRun run, int width, int height) {
    this.run = run;
    feed = run.feed(RawFrames.sizeOf(width, height));
    for (int count = 0; count < FRAME_COUNT; count++) {
      free.add(Frame.of(width, height));
    }
    writer = Thread.ofPlatform()
        .name("frame-sender")
        .daemon()
        .start(Handover.of(() -> CostMeter.computing(this::sendAll)));
  }

  /// A frame to draw on. Waits until one has been copied for the encoder.
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

  /// Waits until all is sent, and ends the encoder's input.
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

  private void sendAll() {
    try {
      for (Sending next = drawn.take(); next.frame() != null; next = drawn.take()) {
        RawFrames.copy(next.frame(), feed.free());
        free.add(next.frame()); // Even when broken: whoever draws must not wait for ever.
        isBroken = isBroken || !send(next.count());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // Closed early: nobody draws any more.
    }
    end();
  }

  /// @return whether the encoder took it; if not, its ending says why
  private boolean send(int count) {
    try {
      for (int sent = 0; sent < count; sent++) {
        feed.send();
        run.live();
      }
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private void end() {
    try {
      feed.end();
    } catch (IOException _) {
      isBroken = true; // The encoder went before its input was closed.
    }
  }

  /// Ends the encoder, too, where it still runs: it may read from our memory.
  @Override
  public void close() {
    writer.interrupt();
    run.close();
    if (hasEnded()) {
      feed.close();
    }
  }

  private boolean hasEnded() {
    try {
      return writer.join(DEATH);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return !writer.isAlive();
    }
  }
}
