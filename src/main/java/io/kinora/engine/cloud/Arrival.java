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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The file of a video to be. It is written once: looked into where it lies, it is moved to the
/// library as it is, or dropped. For one thread.
public final class Arrival implements AutoCloseable {

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
      ground.freeSpace().write(bytes, file);
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
