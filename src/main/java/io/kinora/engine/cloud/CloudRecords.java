package io.kinora.engine.cloud;

import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.Library;
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

  List<Encoding> encodings(ObjectId video) {
    return database.read(handle -> EncodingTable.ofVideo(handle, video));
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
  void drop(Handle handle, Video of, ObjectId id) {
    drop(handle, of, new BucketTable.Place(id.asset(), ""));
  }

  /// The same of what was made of an encoding that is made anew: its bytes go with the sweep, for
  /// new ones may come before these are gone.
  void hide(Handle handle, ObjectId id) {
    BucketTable.remove(handle, id.asset());
    library.hide(id.asset()).run(handle);
  }

  void drop(Handle handle, Video of, BucketTable.Place place) {
    BucketTable.remove(handle, place.asset());
    library.hide(place.asset()).run(handle);
    RemoveFiles.makeDue(handle, of.tenant(), place.asset(), now());
  }
}
