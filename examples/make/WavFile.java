import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes a tape as 16-bit PCM, its loudest sample at −1.5 dB of full scale.
final class WavFile {

  private static final double PEAK = Math.pow(10, -1.5 / 20);
  private static final int HEADER_BYTES = 44;
  private static final int FRAME_BYTES = 4;

  private WavFile() {}

  static void write(Tape tape, Path file) throws IOException {
    int soundBytes = tape.left.length * FRAME_BYTES;
    ByteBuffer wav = ByteBuffer.allocate(HEADER_BYTES + soundBytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + soundBytes).put(ascii("WAVE"));
    wav.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 2);
    wav.putInt(Tape.SAMPLE_RATE).putInt(Tape.SAMPLE_RATE * FRAME_BYTES);
    wav.putShort((short) FRAME_BYTES).putShort((short) 16);
    wav.put(ascii("data")).putInt(soundBytes);
    double scale = Short.MAX_VALUE * PEAK / loudest(tape);
    for (int index = 0; index < tape.left.length; index++) {
      wav.putShort((short) Math.round(tape.left[index] * scale));
      wav.putShort((short) Math.round(tape.right[index] * scale));
    }
    Files.write(file, wav.array());
  }

  private static double loudest(Tape tape) {
    double loudest = 0;
    for (int index = 0; index < tape.left.length; index++) {
      loudest = Math.max(loudest, Math.abs(tape.left[index]));
      loudest = Math.max(loudest, Math.abs(tape.right[index]));
    }
    return loudest;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
