import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/// Writes pictures as a camera does.
final class Jpeg {

  private static final float QUALITY = 0.85f;
  private static final int START_MARKER_BYTES = 2;

  private Jpeg() {}

  static void write(BufferedImage upright, Shot shot, Turn turn, Path file) throws IOException {
    byte[] plain = encoded(turn.apply(upright));
    var whole = new ByteArrayOutputStream();
    whole.write(plain, 0, START_MARKER_BYTES);
    whole.writeBytes(Exif.segment(shot, turn));
    whole.write(plain, START_MARKER_BYTES, plain.length - START_MARKER_BYTES);
    Files.write(file, whole.toByteArray());
  }

  private static byte[] encoded(BufferedImage picture) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
