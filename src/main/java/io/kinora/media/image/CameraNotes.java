package io.kinora.media.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a camera wrote into a photo (EXIF).
///
/// @param orientation 1 to 8
/// @param dateTime as written, `2009:11:02 01:21:55`
/// @param hasFlashFired whether the flash lit the photo
/// @param focalLengthMillimetres of the lens
/// @param isoSpeed sensitivity
/// @param exposureSeconds how long the shutter was open
public record CameraNotes(
    Optional<Integer> orientation,
    Optional<String> dateTime,
    Optional<Boolean> hasFlashFired,
    Optional<Double> focalLengthMillimetres,
    Optional<Integer> isoSpeed,
    Optional<Double> exposureSeconds) {

  private static final CameraNotes NONE = new CameraNotes(
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty());

  /// Reads a local picture; one without notes, or with broken ones, has none.
  public static CameraNotes of(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return of(ImageMetadataReader.readMetadata(in));
    } catch (ImageProcessingException | IOException _) {
      return NONE; // ffprobe has already said that it is a picture.
    }
  }

  private static CameraNotes of(Metadata metadata) {
    @Nullable Directory main = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    @Nullable Directory exif = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
    return new CameraNotes(
        note(main, it -> it.getInteger(ExifDirectoryBase.TAG_ORIENTATION))
            .filter(orientation -> orientation >= 1 && orientation <= 8),
        note(exif, it -> it.getString(ExifDirectoryBase.TAG_DATETIME_ORIGINAL))
            .or(() -> note(main, it -> it.getString(ExifDirectoryBase.TAG_DATETIME))),
        note(exif, it -> it.getInteger(ExifDirectoryBase.TAG_FLASH)).map(it -> (it & 1) == 1),
        note(exif, it -> it.getDoubleObject(ExifDirectoryBase.TAG_FOCAL_LENGTH)),
        note(exif, it -> it.getInteger(ExifDirectoryBase.TAG_ISO_EQUIVALENT)),
        note(exif, it -> it.getDoubleObject(ExifDirectoryBase.TAG_EXPOSURE_TIME)));
  }

  private static <T> Optional<T> note(
      @Nullable Directory directory, Function<Directory, @Nullable T> reader) {
    return directory == null ? Optional.empty() : Optional.ofNullable(reader.apply(directory));
  }
}
