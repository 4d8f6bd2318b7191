package io.kinora.media.render;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.kinora.media.render.kernel.Cover;
import io.kinora.media.render.kernel.Frame;
import io.kinora.media.render.kernel.Plane;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Reads and writes frames as bytes without gaps: what ffmpeg calls rawvideo, yuv420p or yuva420p.
final class RawFrames {

  private static final int LUMA_BLACK = 16;
  private static final int CHROMA_GREY = 128;

  private RawFrames() {}

  /// @return nothing at the end of the stream, or where a frame is cut short
  static Optional<Frame> read(InputStream in, int width, int height) throws IOException {
    Frame frame = Frame.of(width, height);
    return readInto(in, frame) ? Optional.of(frame) : Optional.empty();
  }

  /// @return whether there was a whole frame
  static boolean readInto(InputStream in, Frame frame) throws IOException {
    for (Plane plane : frame.planes()) {
      if (!readPlane(in, plane)) {
        return false;
      }
    }
    return true;
  }

  private static boolean readPlane(InputStream in, Plane plane) throws IOException {
    if (plane.stride() == plane.width()) {
      int length = plane.stride() * plane.height();
      return in.readNBytes(plane.samples(), 0, length) == length;
    }
    for (int y = 0; y < plane.height(); y++) {
      int count = in.readNBytes(plane.samples(), y * plane.stride(), plane.width());
      if (count < plane.width()) {
        return false;
      }
    }
    return true;
  }

  /// A picture whose colours ffmpeg has premultiplied, with its alpha.
  static Optional<Picture> readWithAlpha(InputStream in, int width, int height) throws IOException {
    Frame frame = Frame.of(width, height);
    Cover cover = Cover.of(width, height);
    if (!readInto(in, frame) || !readPlane(in, cover.full())) {
      return Optional.empty();
    }
    halve(cover);
    premultiplyOffset(frame.y(), cover.full(), LUMA_BLACK);
    premultiplyOffset(frame.u(), cover.half(), CHROMA_GREY);
    premultiplyOffset(frame.v(), cover.half(), CHROMA_GREY);
    return Optional.of(new Picture(frame, Optional.of(cover)));
  }

  /// The mean of each four samples.
  private static void halve(Cover cover) {
    Plane full = cover.full();
    Plane half = cover.half();
    for (int y = 0; y < half.height(); y++) {
      for (int x = 0; x < half.width(); x++) {
        int sum = full.sample(2 * x, 2 * y)
            + full.sample(2 * x + 1, 2 * y)
            + full.sample(2 * x, 2 * y + 1)
            + full.sample(2 * x + 1, 2 * y + 1);
        half.samples()[y * half.stride() + x] = (byte) ((sum + 2) / 4);
      }
    }
  }

  /// Premultiplied colours keep the whole offset of their component (16 or 128); ours have only as
  /// much of it as is covered, so that nothing is zero everywhere.
  private static void premultiplyOffset(Plane plane, Plane cover, int offset) {
    for (int at = 0; at < plane.stride() * plane.height(); at++) {
      int alpha = cover.samples()[at] & 255;
      int value = (plane.samples()[at] & 255) - (offset * (255 - alpha) + 127) / 255;
      plane.samples()[at] = (byte) Math.clamp(value, 0, alpha);
    }
  }

  /// Writes all rows of a frame.
  ///
  /// @param buffer of the frame's size without gaps
  static void write(Frame frame, OutputStream out, byte[] buffer) throws IOException {
    copy(frame, MemorySegment.ofArray(buffer));
    out.write(buffer);
  }

  /// Copies all rows of a frame.
  ///
  /// @param bytes of the frame's size without gaps
  static void copy(Frame frame, MemorySegment bytes) {
    long at = 0;
    for (Plane plane : frame.planes()) {
      boolean hasGaps = plane.stride() != plane.width();
      int run = hasGaps ? plane.width() : plane.stride() * plane.height();
      int runs = hasGaps ? plane.height() : 1;
      for (int y = 0; y < runs; y++) {
        MemorySegment.copy(plane.samples(), y * plane.stride(), bytes, JAVA_BYTE, at, run);
        at += run;
      }
    }
  }

  static int sizeOf(int width, int height) {
    return width * height * 3 / 2;
  }
}
