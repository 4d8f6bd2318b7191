package io.kinora.engine.film;

import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.infra.db.Database;
import io.kinora.infra.secret.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What is written down of films. All threads may use it.
public record FilmRecords(Database database, Library library, Vault vault, InstantSource clock) {

  RenditionTable renditions() {
    return new RenditionTable(vault, database.dialect());
  }

  Instant now() {
    return Instant.ofEpochMilli(clock.instant().toEpochMilli());
  }

  /// Of what it is made from nobody needs the bytes any more, unless somebody does.
  void dropUnneeded(Handle handle, AssetId definition) {
    boolean isNeeded = DefinitionTable.isUsed(handle, definition)
        || RenditionTable.isDefinitionNeeded(handle, definition);
    if (!isNeeded) {
      library.hide(definition).run(handle);
    }
  }

  /// Takes the files of a rendition out of sight, which is at its end or has no row any more. The
  /// last one of those that were drawn at once takes the preview with it.
  void dropMedia(Handle handle, Rendition rendition) {
    RenditionMedia media = rendition.media();
    if (media != null) {
      RenditionTable.setMedia(handle, rendition.id(), null);
      for (String name : List.of(media.video(), media.thumbnail())) {
        library.drop(media.asset(), name).run(handle);
        FileDigests.remove(handle, media.asset(), name);
      }
    }
    rendition
        .findAsset()
        .filter(it -> !RenditionTable.isAssetNeeded(handle, it))
        .ifPresent(it -> {
          library.hide(it).run(handle);
          FileDigests.remove(handle, it);
        });
  }

  /// A file of a rendition that is whole.
  public Optional<AssetFile> findFile(AssetId asset, String name) {
    return library.files(asset).stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /// The MD5 of a file, in hexadecimal digits of lower case.
  public Optional<String> findMd5(AssetId asset, String name) {
    return database.read(handle -> FileDigests.find(handle, asset, name));
  }
}
