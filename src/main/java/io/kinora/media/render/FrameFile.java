package io.kinora.media.render;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.kernel.Frame;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the frames of a film one after the other into a YUV4MPEG2 file, not encoded.
final class FrameFile {

  private static final byte[] FRAME = "FRAME\n".getBytes(US_ASCII);

  private FrameFile() {}

  static void write(
      SegmentEncoder encoder,
      long frameCount,
      Profile profile,
      Path file,
      StopSignal stop,
      RenderProgress progress) {
    var count = new FrameCount(frameCount, progress);
    var buffer = new byte[RawFrames.sizeOf(profile.shape().shownWidth(), profile.height())];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(header(profile).getBytes(US_ASCII));
      encoder.draw(frameCount, stop, frame -> {
        write(frame, out, buffer);
        count.add(1);
      });
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String header(Profile profile) {
    return "YUV4MPEG2 W" + profile.shape().shownWidth() + " H" + profile.height() + " F"
        + profile.frameRate().frames() + ":" + profile.frameRate().seconds()
        + " Ip A1:1 C420mpeg2 XCOLORRANGE=LIMITED\n";
  }

  private static void write(Frame frame, OutputStream out, byte[] buffer) {
    try {
      out.write(FRAME);
      RawFrames.write(frame, out, buffer);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
