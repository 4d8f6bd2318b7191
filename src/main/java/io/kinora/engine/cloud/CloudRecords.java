package io.kinora.engine.cloud;

import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.infra.db.Database;
import io.kinora.infra.secret.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What is written down of clouds. All threads may use it.
public record CloudRecords(Database database, Library library, Vault vault, InstantSource clock) {

  CloudTable clouds() {
    return new CloudTable(vault);
  }

  VideoTable videos() {
    return new VideoTable(vault);
  }

  Instant now() {
    return Instant.ofEpochMilli(clock.instant().toEpochMilli());
  }

  Cloud cloud(Handle handle, ObjectId id) {
    return clouds().find(handle, id).orElseThrow();
  }

  Optional<Video> findVideo(ObjectId id) {
    return database.read(handle -> videos().find(handle, id));
  }

  /// The same, and nobody else changes it or its encodings before this transaction ends.
  Optional<Video> lock(Handle handle, ObjectId id) {
    return videos().lock(handle, database.dialect(), id);
  }

  /// A stored file with its place in the bucket.
  record Placed(NewFile file, String path) {}

  /// Makes the files of a run seen, and found in the bucket of their cloud.
  void keep(Handle handle, ObjectId cloud, Maker maker, List<Placed> files) {
    library.keep(maker, files.stream().map(Placed::file).toList()).run(handle);
    String bucket = cloud(handle, cloud).bucket();
    files.forEach(it -> BucketTable.put(
        handle,
        bucket,
        it.path(),
        new BucketTable.Place(maker.asset(), it.file().name())));
  }

  /// The file that a public address means.
  public Optional<AssetFile> findFile(String bucket, String path) {
    return database
        .read(handle -> BucketTable.find(handle, bucket, path))
        .flatMap(place -> library.files(place.asset()).stream()
            .filter(file -> file.name().equals(place.name()))
            .findFirst());
  }

  /// Nobody finds the files of an asset any more; their bytes follow.
  void drop(Handle handle, Video of, AssetId asset) {
    hide(handle, asset);
    RemoveFiles.makeDue(handle, of.tenant(), asset, now());
  }

  /// The same of what is made anew: its bytes go with the sweep, for new ones may come before these
  /// are gone.
  void hide(Handle handle, AssetId asset) {
    BucketTable.remove(handle, asset);
    library.hide(asset).run(handle);
  }
}
