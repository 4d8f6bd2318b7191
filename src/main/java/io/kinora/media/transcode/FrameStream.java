package io.kinora.media.transcode;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kinora.media.image.Fit.Size;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// Writes raw frames with their times as a Matroska stream, which an encoder reads through a pipe.
///
/// Raw video alone has no times, and YUV4MPEG2 only a rate. Source: RFC 9559 (Matroska) and RFC
/// 8794 (EBML). For one thread.
final class FrameStream implements Closeable {

  private static final int NANOS_PER_TICK = 1_000;

  private final OutputStream out;

  private FrameStream(OutputStream out) {
    this.out = out;
  }

  /// @param out closed with this
  /// @param frameNanos how long a frame lasts on average; the encoder takes its rate from it
  static FrameStream open(OutputStream out, Size size, long frameNanos) throws IOException {
    out.write(element(
        0x1A45DFA3,
        number(0x4286, 1),
        number(0x42F7, 1),
        text(0x4282, "matroska"),
        number(0x4287, 4),
        number(0x4285, 2)));
    out.write(new byte[] {0x18, 0x53, (byte) 0x80, 0x67}); // Segment, of a size not known yet
    out.write(new byte[] {1, -1, -1, -1, -1, -1, -1, -1});
    out.write(element(0x1549A966, number(0x2AD7B1, NANOS_PER_TICK)));
    byte[] picture = element(
        0xE0, number(0xB0, size.width()), number(0xBA, size.height()), text(0x2EB524, "I420"));
    out.write(element(
        0x1654AE6B,
        element(
            0xAE,
            number(0xD7, 1),
            number(0x73C5, 1),
            number(0x83, 1),
            text(0x86, "V_UNCOMPRESSED"),
            number(0x23E383, frameNanos),
            picture)));
    return new FrameStream(out);
  }

  /// @param frame its planes one after the other, 4:2:0
  /// @param micros when it is shown
  /// @param lengthMicros how long
  void write(byte[] frame, long micros, long lengthMicros) throws IOException {
    byte[] time = number(0xE7, micros);
    byte[] length = number(0x9B, lengthMicros);
    byte[] blockHead = {(byte) 0x81, 0, 0, 0}; // of track 1, at the cluster's time
    byte[] block = head(0xA1, blockHead.length + frame.length);
    long groupSize = (long) block.length + blockHead.length + frame.length + length.length;
    byte[] group = head(0xA0, groupSize);
    out.write(head(0x1F43B675, time.length + group.length + groupSize));
    out.write(time);
    out.write(group);
    out.write(block);
    out.write(blockHead);
    out.write(frame);
    out.write(length);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static byte[] element(long id, byte[]... children) throws IOException {
    var inside = new ByteArrayOutputStream();
    for (byte[] child : children) {
      inside.write(child);
    }
    var whole = new ByteArrayOutputStream();
    whole.write(head(id, inside.size()));
    inside.writeTo(whole);
    return whole.toByteArray();
  }

  private static byte[] number(long id, long value) {
    return joined(
        head(id, Long.BYTES), ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  private static byte[] text(long id, String value) {
    return joined(head(id, value.length()), value.getBytes(US_ASCII));
  }

  /// The id as it is, then the size in eight bytes.
  private static byte[] head(long id, long size) {
    int idBytes = (71 - Long.numberOfLeadingZeros(id)) / 8;
    var head = ByteBuffer.allocate(idBytes + Long.BYTES);
    for (int index = idBytes - 1; index >= 0; index--) {
      head.put((byte) (id >> (8 * index)));
    }
    return head.putLong(size | (1L << 56)).array();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length)
        .put(first)
        .put(second)
        .array();
  }
}
