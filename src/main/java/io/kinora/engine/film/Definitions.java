package io.kinora.engine.film;

import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.RandomKey;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.SqlWork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The definitions of all films. All threads may use it.
public final class Definitions {

  private static final String KIND = "film.definition";
  private static final String XML = "text/xml";
  private static final String ZIP = "application/zip";

  private final FilmRecords records;
  private final Path folder;
  private final FreeSpace freeSpace;

  /// @param folder parent of the folders that definitions lie in until they are taken
  public Definitions(FilmRecords records, Path folder, FreeSpace freeSpace) {
    this.records = records;
    this.folder = folder;
    this.freeSpace = freeSpace;
  }

  /// Tells before bytes are taken whether they could be kept.
  ///
  /// @throws io.kinora.infra.base.FailureException `OUT_OF_SPACE` where too little is left
  public void checkSpace() throws IOException {
    records.library().checkSpace();
  }

  /// Takes the bytes of a definition to be.
  ///
  /// @throws DefinitionFault where they are more than any has
  public DefinitionArrival arrive(InputStream bytes) throws IOException, DefinitionFault {
    return DefinitionArrival.of(bytes, folder, freeSpace);
  }

  /// A definition whose bytes are stored, and that nobody sees yet.
  public record Stored(Definition definition, SqlWork file) {}

  /// Makes what has come, and was looked into, the definition of a film. What runs goes on with the
  /// one that it began with.
  public void put(FilmName film, TenantId tenant, DefinitionArrival arrival) throws IOException {
    Stored stored = store(film, tenant, arrival);
    records.database().transact(transaction -> put(transaction.handle(), stored));
  }

  /// Moves what has come, and was looked into, to the library.
  public Stored store(FilmName film, TenantId tenant, DefinitionArrival arrival)
      throws IOException {
    var asset = new AssetId(RandomKey.of128Bits());
    var maker = new Maker(tenant, asset, 1, KIND);
    String type = arrival.isPackage() ? ZIP : XML;
    NewFile file = records.library().take(maker, Definition.FILE, type, arrival.file());
    var definition = new Definition(
        film,
        tenant,
        asset,
        type,
        arrival.isPackage(),
        arrival.md5(),
        file.sizeBytes(),
        records.now());
    return new Stored(definition, records.library().keep(maker, List.of(file)));
  }

  /// Makes it seen, in a transaction of others.
  void put(Handle handle, Stored stored) {
    Definition definition = stored.definition();
    stored.file().run(handle);
    if (DefinitionTable.insert(handle, definition)) {
      return;
    }
    // Another writer may have been first a moment ago: what he wrote is seen only now.
    Optional<Definition> before =
        DefinitionTable.lock(handle, records.database().dialect(), definition.film());
    DefinitionTable.put(handle, definition);
    before.ifPresent(it -> records.dropUnneeded(handle, it.asset()));
  }

  /// A definition with its bytes as they came.
  public record Kept(Definition definition, AssetFile file) {}

  /// The definition of a film; where it is written anew meanwhile, the new one.
  public Optional<Kept> find(FilmName film) {
    Optional<Definition> found = row(film);
    while (found.isPresent()) {
      Definition definition = found.get();
      Optional<AssetFile> file = records.findFile(definition.asset(), Definition.FILE);
      if (file.isPresent()) {
        return Optional.of(new Kept(definition, file.get()));
      }
      found = row(film).filter(it -> !it.asset().equals(definition.asset()));
    }
    return Optional.empty();
  }

  private Optional<Definition> row(FilmName film) {
    return records.database().read(handle -> DefinitionTable.find(handle, film));
  }
}
