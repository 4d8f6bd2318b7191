package io.kinora.media.probe;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// How a JPEG must be turned to stand upright, from its EXIF orientation: read here, because
/// ffprobe
/// decodes the whole picture to tell it, which takes longer than to make a thumbnail.
///
/// @param turn counter-clockwise, in degrees
record PhotoTurn(int turn, boolean isMirrored) {

  private static final PhotoTurn NONE = new PhotoTurn(0, false);

  static boolean isJpeg(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] begin = in.readNBytes(2);
      return begin.length == 2 && (begin[0] & 255) == 0xFF && (begin[1] & 255) == 0xD8;
    } catch (IOException _) { // ffprobe says what is wrong with it.
      return false;
    }
  }

  static PhotoTurn of(Path jpeg) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(jpeg))) {
      ExifIFD0Directory notes =
          ImageMetadataReader.readMetadata(in).getFirstDirectoryOfType(ExifIFD0Directory.class);
      return notes == null || !notes.containsTag(ExifDirectoryBase.TAG_ORIENTATION)
          ? NONE
          : of(notes.getInt(ExifDirectoryBase.TAG_ORIENTATION));
    } catch (ImageProcessingException | MetadataException | IOException _) {
      return NONE; // Notes that nobody can read say nothing.
    }
  }

  /// As ffprobe tells it of the display matrix that ffmpeg makes of the orientation.
  private static PhotoTurn of(int orientation) {
    return switch (orientation) {
      case 2 -> new PhotoTurn(180, true);
      case 3 -> new PhotoTurn(180, false);
      case 4 -> new PhotoTurn(0, true);
      case 5 -> new PhotoTurn(270, true);
      case 6 -> new PhotoTurn(270, false);
      case 7 -> new PhotoTurn(90, true);
      case 8 -> new PhotoTurn(90, false);
      default -> NONE;
    };
  }
}
