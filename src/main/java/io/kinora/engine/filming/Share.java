package io.kinora.engine.filming;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.engine.filming.Script.Input;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.library.Store;
import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.Sha256;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.base.WholeFile;
import io.kinora.infra.base.WorkFolder;
import io.kinora.infra.db.SqlWork;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What the makers of one film hand each other: its script, its files, and the segments that are
/// made. An asset of the library that no client sees, and that expires by itself.
///
/// Who is first to make a file of it has made it; what comes later is the same, and is dropped.
///
/// @param film the task that the film is made by
/// @param key  tells it from others that the same task may make; see [Script#keyOf]
record Share(Library library, TenantId tenant, TaskId film, String key) {

  private static final String KIND = "film.share";
  private static final String SCRIPT = "script.json";
  private static final String TYPE = "application/octet-stream";
  private static final int ID_BYTES = 16;

  /// The same for each run of the film.
  private AssetId asset() {
    byte[] digest = Sha256.of("share of film " + film + " " + key);
    return AssetId.ofHex(HexFormat.of().formatHex(digest, 0, ID_BYTES));
  }

  private Maker maker() {
    return new Maker(tenant, asset(), 1, KIND);
  }

  Optional<AssetFile> find(String name) {
    return library.findFile(tenant, asset(), name);
  }

  /// A file of the film, as it was when the film was begun.
  Optional<AssetFile> find(Input input) {
    return input.asset() == null || input.file() == null
        ? Optional.empty()
        : library
            .findFile(tenant, new AssetId(input.asset()), input.file())
            .filter(file -> file.sha256().equals(input.sha256()));
  }

  List<AssetFile> files() {
    return library.files(asset());
  }

  Optional<Script> findScript() {
    return find(SCRIPT).map(this::read);
  }

  private Script read(AssetFile file) {
    try (InputStream bytes = library.open(file, 0)) {
      return Script.read(new String(bytes.readAllBytes(), UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  NewFile put(Script script) {
    return put(SCRIPT, () -> new ByteArrayInputStream(script.json().getBytes(UTF_8)));
  }

  /// Stores a file; it is seen when what [#keep] gives is committed.
  NewFile put(String name, Path file) {
    return put(name, () -> Files.newInputStream(file));
  }

  /// The same under a name that other bytes do not have.
  NewFile putByDigest(Path file) {
    NewFile stored = put("", file);
    return stored.named("input-" + stored.sha256());
  }

  /// How others find a file that was stored here.
  Input input(NewFile file) {
    return Input.there(asset(), file.name(), file.sha256());
  }

  private interface Source {
    InputStream open() throws IOException;
  }

  private NewFile put(String name, Source source) {
    try (InputStream bytes = source.open()) {
      return library.put(maker(), name, TYPE, bytes).in(Store.WORK);
    } catch (IOException failure) {
      throw new UncheckedIOException(FreeSpace.orFull(failure));
    }
  }

  SqlWork keep(List<NewFile> files) {
    return library.keepFirst(maker(), files);
  }

  /// Makes files visible now.
  void commit(List<NewFile> files) {
    library.commit(keep(files));
  }

  /// Brings a file to a folder, to be read only; not twice to the same one.
  Path brought(AssetFile file, WorkFolder folder) {
    var whole = new WholeFile(place(file.sha256(), folder));
    if (!whole.isThere()) {
      whole.make(part -> bring(file, part));
    }
    return whole.path();
  }

  /// Where a file of some bytes is brought to.
  static Path place(String sha256, WorkFolder folder) {
    return folder.file("shared-" + sha256);
  }

  /// @param target not there yet
  void bring(AssetFile file, Path target) {
    try {
      library.bring(file, target);
    } catch (IOException failure) {
      throw new UncheckedIOException(FreeSpace.orFull(failure));
    }
  }

  /// What takes all of it away.
  SqlWork clear() {
    return library.hide(asset());
  }
}
