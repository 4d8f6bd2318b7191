package io.kinora.media.transcode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Turns a file of raw samples round in its place: memory for two blocks, no second file.
final class BackwardSamples {

  private static final int BLOCK_BYTES = 1 << 20;

  private BackwardSamples() {}

  /// @param frameBytes of one sample of all channels together
  static void turn(Path file, int frameBytes) throws IOException {
    turn(file, frameBytes, BLOCK_BYTES / frameBytes * frameBytes);
  }

  /// @param blockBytes whole frames
  static void turn(Path file, int frameBytes, int blockBytes) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long low = 0;
      long high = channel.size() / frameBytes * frameBytes;
      channel.truncate(high);
      while (low < high) {
        int size = (int) Math.min(blockBytes, (high - low + 1) / 2);
        size = Math.max(frameBytes, size / frameBytes * frameBytes);
        byte[] first = read(channel, low, size);
        byte[] last = read(channel, high - size, size);
        write(channel, low, turned(last, frameBytes));
        write(channel, high - size, turned(first, frameBytes));
        low += size;
        high -= size;
      }
    }
  }

  private static byte[] turned(byte[] samples, int frameBytes) {
    var turned = new byte[samples.length];
    for (int at = 0; at < samples.length; at += frameBytes) {
      System.arraycopy(samples, at, turned, samples.length - frameBytes - at, frameBytes);
    }
    return turned;
  }

  private static byte[] read(FileChannel channel, long at, int size) throws IOException {
    var buffer = ByteBuffer.allocate(size);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new IOException("the file of samples has become shorter");
      }
    }
    return buffer.array();
  }

  private static void write(FileChannel channel, long at, byte[] bytes) throws IOException {
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer, at + buffer.position());
    }
  }
}
