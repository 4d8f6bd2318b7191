package io.kinora.engine.cloud;

import io.kinora.engine.library.Library;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.preset.FormatFault;
import io.kinora.media.preset.SourceFacts;
import io.kinora.media.preset.SourceReading;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The file of a video to be. It is written once: looked into where it lies, it is moved to the
/// library as it is, or dropped. For one thread.
public final class Arrival implements AutoCloseable {

  private static final int STRETCH_BYTES = 256 * 1024;
  private static final long BYTES_BETWEEN_CHECKS = 64L << 20;

  /// @param folder parent of the folders that files arrive in
  record Ground(Library library, SourceReading reading, Path folder, FreeSpace freeSpace) {}

  private final Ground ground;
  private final ObjectId id = ObjectId.random();
  private final @Nullable WorkFolder folder;
  private final Path file;
  private @Nullable SourceFacts facts;

  private Arrival(Ground ground, @Nullable WorkFolder folder, Path file) {
    this.ground = ground;
    this.folder = folder;
    this.file = file;
  }

  /// Takes all that comes.
  static Arrival of(Ground ground, InputStream bytes) throws IOException {
    var folder = WorkFolder.in(ground.folder());
    Path file = folder.file("source");
    try {
      receive(ground, bytes, file);
      return new Arrival(ground, folder, file);
    } catch (IOException | RuntimeException failure) {
      folder.close();
      throw failure;
    }
  }

  /// A file that is there; it goes from where it is once it is taken.
  static Arrival of(Ground ground, Path file) {
    return new Arrival(ground, null, file);
  }

  private static void receive(Ground ground, InputStream bytes, Path file) throws IOException {
    byte[] stretch = new byte[STRETCH_BYTES];
    long nextCheck = 0;
    long sizeBytes = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int count = bytes.readNBytes(stretch, 0, stretch.length);
          count > 0;
          count = bytes.readNBytes(stretch, 0, stretch.length)) {
        if (sizeBytes >= nextCheck) {
          ground.freeSpace().check(file);
          nextCheck += BYTES_BETWEEN_CHECKS;
        }
        write(out, stretch, count);
        sizeBytes += count;
      }
    }
  }

  private static void write(OutputStream out, byte[] stretch, int count) throws IOException {
    try {
      out.write(stretch, 0, count);
    } catch (IOException failure) {
      throw FreeSpace.orFull(failure);
    }
  }

  public long sizeBytes() throws IOException {
    return Files.size(file);
  }

  /// Looks into the file.
  ///
  /// @param needsPictures whether a sound is refused
  public void inspect(boolean needsPictures) throws IOException, NotAVideoException {
    facts = switch (ground.reading().of(file, needsPictures, new StopSignal())) {
      case SourceFacts found -> found;
      case FormatFault(String message) -> throw new NotAVideoException(message);
    };
  }

  ObjectId id() {
    return id;
  }

  SourceFacts facts() {
    return Optional.ofNullable(facts).orElseThrow();
  }

  /// Moves the file to the library, where nobody sees it before its row is committed.
  VideoRows.StoredFile take(TenantId tenant, String contentType) throws IOException {
    var maker = new Maker(tenant, id.asset(), 1, "cloud.video");
    NewFile stored = ground.library().take(maker, Video.ORIGINAL, contentType, file);
    return new VideoRows.StoredFile(maker, stored);
  }

  /// Drops what nobody has taken.
  @Override
  public void close() {
    if (folder != null) {
      folder.close();
    }
  }
}
