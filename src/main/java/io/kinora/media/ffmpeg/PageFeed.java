package io.kinora.media.ffmpeg;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Feeds a process stretches of memory of one length through its standard input. The kernel hands
/// their pages on as they are, which spares it a copy and the room for it; where it does not, they
/// are written.
///
/// For one thread: [#free], fill it, [#send] once or more often, and in the end [#end].
public final class PageFeed implements AutoCloseable {

  private static final int PAGE_BYTES = 4096;

  private final OutputStream stream;
  private final WritableByteChannel channel;
  private final Optional<Pipe> pipe;
  private final Arena arena = Arena.ofShared();
  private final List<MemorySegment> ring;
  private int filled;
  private boolean isSpliced;

  PageFeed(Process process, int length) {
    stream = process.getOutputStream();
    channel = Channels.newChannel(stream);
    pipe = Pipe.into(process);
    isSpliced = pipe.isPresent();
    ring = Stream.generate(() -> arena.allocate(length, PAGE_BYTES))
        .limit(stretches(length))
        .toList();
  }

  /// So many that a pipe cannot hold anything of the oldest when the newest has gone in.
  private static int stretches(int length) {
    return 1 + Math.ceilDiv(Pipe.BYTES_MAX, length);
  }

  /// A stretch to fill: nobody reads from it any more.
  public MemorySegment free() {
    filled = (filled + 1) % ring.size();
    return ring.get(filled);
  }

  /// Sends what [#free] gave last. Waits until the last byte is in the pipe.
  ///
  /// @throws IOException if the process reads no more
  public void send() throws IOException {
    MemorySegment stretch = ring.get(filled);
    long at = 0;
    while (isSpliced && at < stretch.byteSize()) {
      long count = pipe.orElseThrow().splice(stretch.asSlice(at));
      if (count >= 0) {
        at += count;
      } else {
        isSpliced = false; // Whoever reads no more tells the stream so, too.
      }
    }
    if (at < stretch.byteSize()) {
      channel.write(stretch.asSlice(at).asByteBuffer());
    }
  }

  /// Nothing more comes.
  ///
  /// @throws IOException if the process reads no more
  public void end() throws IOException {
    pipe.ifPresent(Pipe::close);
    stream.close();
  }

  /// Gives the memory back. Only after the end of the process: until then it may read from it.
  @Override
  public void close() {
    arena.close();
  }
}
