package io.kinora.engine.library;

import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import io.kinora.infra.s3.fake.TestS3;
import io.kinora.infra.storage.Passage;
import io.kinora.infra.storage.S3Storage;
import io.kinora.infra.storage.Storage;
import io.kinora.infra.storage.StoragePlace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/// As on many machines: on a PostgreSQL and a bucket.
class S3LibraryTest extends LibraryContract {

  private static Database database;

  private final List<S3Storage> open = new ArrayList<>();

  @BeforeAll
  static void openDatabase() {
    database = TestPostgres.open(8);
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @AfterEach
  void closeStorage() {
    open.forEach(S3Storage::close);
  }

  @Override
  Database database() {
    return database;
  }

  @Override
  Storage storage() {
    var place = new StoragePlace.Bucket(TestS3.newBucket(), "kinora");
    var passage = new Passage(Path.of("."), new FreeSpace(0));
    S3Storage storage = S3Storage.open(place, TestS3.settings(), passage, InstantSource.system());
    open.add(storage);
    return storage;
  }
}
