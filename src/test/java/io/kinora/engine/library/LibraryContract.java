package io.kinora.engine.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.engine.library.Sweeper.Swept;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.RandomKey;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SqlWork;
import io.kinora.infra.storage.FolderStorage;
import io.kinora.infra.storage.HasLocalFiles;
import io.kinora.infra.storage.Storage;
import io.kinora.infra.storage.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds for assets and their files on every database and storage.
abstract class LibraryContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");

  @TempDir
  private Path folder;

  private final FakeClock clock = new FakeClock();
  private final AssetId asset = new AssetId(RandomKey.of128Bits());
  private Storage storage;
  private Library library;
  private Sweeper sweeper;

  abstract Database database();

  /// An empty storage.
  Storage storage() throws IOException {
    return FolderStorage.in(folder, new FreeSpace(0));
  }

  @BeforeEach
  void open() throws IOException {
    storage = storage();
    library = new Library(database(), storage, clock);
    sweeper = new Sweeper(database(), storage);
  }

  @AfterEach
  void forgetAll() {
    database().transact(it -> {
      it.handle().execute("delete from asset_file");
      it.handle().execute("delete from asset_piece");
      it.handle().execute("delete from asset");
      it.handle().execute("delete from retention");
    });
  }

  private Maker run(int attempt) {
    return new Maker(ACME, asset, attempt, "video.create");
  }

  private NewFile put(Maker maker, String name, String text) throws IOException {
    return library.put(maker, name, "text/plain", new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private void commit(SqlWork rows) {
    database().transact(it -> rows.run(it.handle()));
  }

  /// An asset with one file, whose name is also its text.
  private void keep(Maker maker, String name) throws IOException {
    keep(maker, name, Store.PERSISTENT);
  }

  private void keep(Maker maker, String name, Store store) throws IOException {
    commit(library.keep(maker, List.of(put(maker, name, name).in(store))));
  }

  private List<String> names() {
    return library.files(asset).stream().map(AssetFile::name).toList();
  }

  private long storedFiles() throws IOException {
    try (Stream<StoredFile> files = storage.files()) {
      return files.count();
    }
  }

  @Nested
  class Files {

    @Test
    void a_file_is_seen_once_its_row_is_committed() throws IOException {
      Maker run = run(1);
      NewFile file = put(run, "film", "moving");

      assertThat(library.findFile(ACME, asset, "film")).isEmpty();
      commit(library.keep(run, List.of(file)));

      assertThat(library.findFile(ACME, asset, "film"))
          .contains(new AssetFile(
              ACME,
              asset,
              "video.create",
              "film",
              file.key(),
              6,
              "text/plain",
              "6e862940d0bf2eea9e01e33fa78cc34f393fd931f0d3f04697898b06f7a10315",
              clock.instant(),
              Store.PERSISTENT));
    }

    @Test
    void a_file_is_read_whole_and_in_stretches() throws IOException {
      keep(run(1), "0123456789");
      AssetFile file = library.files(asset).getFirst();

      try (var all = library.open(file, 0);
          var end = library.open(file, 7);
          var middle = library.open(file, 3, 4)) {
        assertThat(all).hasContent("0123456789");
        assertThat(end).hasContent("789");
        assertThat(middle).hasContent("3456");
      }
    }

    @Test
    void a_local_storage_gives_the_path() throws IOException {
      keep(run(1), "film");

      Optional<Path> path = library.findPath(library.files(asset).getFirst());

      assertThat(path.isPresent()).isEqualTo(storage instanceof HasLocalFiles);
      path.ifPresent(it -> assertThat(it).hasContent("film"));
    }

    @Test
    void of_another_tenant_are_as_unknown_ones() throws IOException {
      keep(run(1), "film");

      assertThat(library.findFile(OTHER, asset, "film")).isEmpty();
      assertThat(library.files(OTHER, Store.PERSISTENT)).isEmpty();
    }

    @Test
    void their_keys_have_nothing_of_what_clients_call_them() throws IOException {
      NewFile file = put(run(2), "../../etc/passwd", "x");

      assertThat(file.key().toString()).matches("assets/acme/" + asset + "/2-[0-9A-Za-z]{12}");
    }

    @Test
    void of_parts_of_a_run_stand_beside_each_other() throws IOException {
      keep(run(1), "preview");
      keep(run(1), "export");

      assertThat(names()).containsExactly("export", "preview");
    }

    @Test
    void of_a_run_replace_those_of_the_run_before() throws IOException {
      keep(run(1), "preview");
      keep(run(1), "scene");

      keep(run(2), "preview");

      assertThat(names()).containsExactly("preview");
      assertThat(sweeper.sweep(clock.instant()).removed()).isEqualTo(2);
      assertThat(storedFiles()).isEqualTo(1);
    }

    @Test
    void of_a_tenant_are_listed_for_each_store() throws IOException {
      keep(run(1), "film");

      assertThat(library.files(ACME, Store.PERSISTENT))
          .extracting(AssetFile::name)
          .containsExactly("film");
      assertThat(library.files(ACME, Store.VOLATILE)).isEmpty();
    }

    @Test
    void that_were_removed_are_seen_no_more_and_their_bytes_go_with_the_sweep() throws IOException {
      keep(run(1), "film");
      AssetFile file = library.files(asset).getFirst();

      assertThat(library.remove(List.of(file, file))).containsExactly(file);

      assertThat(names()).isEmpty();
      assertThat(sweeper.sweep(clock.instant())).isEqualTo(new Swept(1, 0));
      assertThatThrownBy(() -> library.open(file, 0)).isInstanceOf(NoSuchFileException.class);
    }
  }

  @Nested
  class Growing {

    private void append(Maker maker, String text, int number) throws IOException {
      commit(library.append(maker, put(maker, "preview", text), number));
    }

    private List<String> pieces() throws IOException {
      var texts = new ArrayList<String>();
      for (GrowingFile file : library.growingFiles(asset)) {
        for (GrowingFile.Piece piece : file.pieces()) {
          try (var bytes = library.open(piece, 1)) {
            texts.add(
                file.kind() + " " + file.name() + " " + new String(bytes.readAllBytes(), UTF_8));
          }
        }
      }
      return texts;
    }

    @Test
    void a_file_is_readable_piece_by_piece() throws IOException {
      append(run(1), "-ab", 0);
      append(run(1), "-c", 1);

      assertThat(pieces()).containsExactly("video.create preview ab", "video.create preview c");
      assertThat(library.findFile(ACME, asset, "preview")).isEmpty();
    }

    /// It makes the same bytes: a reader must not find less than before.
    @Test
    void what_a_run_had_come_to_is_there_until_a_later_one_has_come_as_far() throws IOException {
      append(run(1), "-ol", 0);
      append(run(1), "-d", 1);

      append(run(2), "-new", 0);
      assertThat(pieces()).containsExactly("video.create preview ol", "video.create preview d");
      append(run(2), "-", 1);

      assertThat(pieces()).containsExactly("video.create preview new", "video.create preview ");
    }

    @Test
    void a_run_whose_beginning_was_swept_away_does_not_count() throws IOException {
      append(run(1), "-ol", 0);
      clock.turn(Duration.ofHours(20));
      append(run(1), "-dest", 1);
      append(run(2), "-new", 0);

      sweeper.sweep(clock.instant().plus(Duration.ofHours(5)));

      assertThat(pieces()).containsExactly("video.create preview new");
    }

    @Test
    void it_is_read_from_anywhere_to_where_it_has_come() throws IOException {
      append(run(1), "0123", 0);
      append(run(1), "4", 1);
      append(run(1), "567", 2);
      GrowingFile file = library.growingFiles(asset).getFirst();

      assertThat(file.sizeBytes()).isEqualTo(8);
      for (int offset = 0; offset <= 8; offset++) {
        try (var bytes = library.open(file, offset)) {
          assertThat(bytes).hasContent("01234567".substring(offset));
        }
      }
    }

    @Test
    void a_file_that_is_whole_has_no_pieces_and_their_bytes_go() throws IOException {
      append(run(1), "-ab", 0);

      keep(run(1), "preview");

      assertThat(pieces()).isEmpty();
      assertThat(names()).containsExactly("preview");
      sweeper.sweep(clock.instant().plus(Duration.ofDays(20_000)));
      assertThat(storedFiles()).isEqualTo(1);
    }

    @Test
    void pieces_stay_while_their_file_grows_and_go_a_day_after() throws IOException {
      append(run(1), "-ab", 0);

      sweeper.sweep(clock.instant().plus(Duration.ofHours(23)));
      assertThat(pieces()).hasSize(1);
      sweeper.sweep(clock.instant().plus(Duration.ofHours(25)));

      assertThat(pieces()).isEmpty();
    }
  }

  @Nested
  class Retaining {

    @Test
    void a_tenant_says_how_long_its_files_are_kept() throws IOException {
      assertThat(library.retention(ACME, Store.PERSISTENT)).isEqualTo(new Retention(0));
      assertThat(library.retention(ACME, Store.VOLATILE)).isEqualTo(new Retention(7));

      library.setRetention(ACME, Store.PERSISTENT, new Retention(2));
      keep(run(1), "film");
      clock.turn(Duration.ofDays(2).minusMillis(1));

      assertThat(library.retention(ACME, Store.PERSISTENT)).isEqualTo(new Retention(2));
      assertThat(library.retention(OTHER, Store.PERSISTENT)).isEqualTo(new Retention(0));
      assertThat(names()).containsExactly("film");
      clock.turn(Duration.ofMillis(1));
      assertThat(names()).isEmpty();
    }

    @Test
    void files_that_are_there_follow() throws IOException {
      keep(run(1), "film");
      clock.turn(Duration.ofDays(3));

      library.setRetention(ACME, Store.PERSISTENT, new Retention(4));
      assertThat(names()).containsExactly("film");
      library.setRetention(ACME, Store.PERSISTENT, new Retention(2));

      assertThat(names()).isEmpty();
      assertThat(library.storedBytes(ACME)).isZero();
    }

    @Test
    void what_has_expired_does_not_come_back() throws IOException {
      keep(run(1), "film");
      clock.turn(Duration.ofDays(3));
      library.setRetention(ACME, Store.PERSISTENT, new Retention(2));

      library.setRetention(ACME, Store.PERSISTENT, new Retention(0));

      assertThat(names()).isEmpty();
    }

    @Test
    void what_was_committed_at_the_same_moment_gets_its_time_with_the_next_sweep()
        throws IOException {
      keep(run(1), "film");
      database()
          .transact(
              it -> it.handle().execute("insert into retention values ('acme', 'persistent', 2)"));

      clock.turn(Duration.ofDays(3));

      assertThat(sweeper.sweep(clock.instant()).removed()).isEqualTo(1);
    }

    @Test
    void the_bytes_of_a_tenant_are_counted_over_all_stores() throws IOException {
      keep(run(1), "film");
      keep(run(1), "preview", Store.VOLATILE);

      assertThat(library.storedBytes(ACME)).isEqualTo(11);
      assertThat(library.storedBytes(OTHER)).isZero();
    }
  }

  @Nested
  class Sweeping {

    /// Source: the tasks contract, section 9.
    @Test
    void a_volatile_asset_is_gone_after_a_week() throws IOException {
      keep(run(1), "film", Store.VOLATILE);

      clock.turn(Duration.ofDays(7).minusSeconds(1));
      assertThat(names()).containsExactly("film");
      clock.turn(Duration.ofSeconds(1));
      assertThat(names()).isEmpty();

      assertThat(sweeper.sweep(clock.instant())).isEqualTo(new Swept(1, 0));
      assertThat(storedFiles()).isZero();
      assertThat(rows("asset") + rows("asset_file")).isZero();
    }

    @Test
    void a_persistent_asset_stays() throws IOException {
      keep(run(1), "film");

      clock.turn(Duration.ofDays(4_000));

      assertThat(sweeper.sweep(clock.instant())).isEqualTo(new Swept(0, 0));
      assertThat(names()).containsExactly("film");
    }

    @Test
    void each_file_of_an_asset_has_its_own_time() throws IOException {
      keep(run(1), "preview", Store.VOLATILE);
      keep(run(1), "export", Store.PERSISTENT);

      clock.turn(Duration.ofDays(8));

      assertThat(sweeper.sweep(clock.instant()).removed()).isEqualTo(1);
      assertThat(names()).containsExactly("export");
    }

    @Test
    void a_file_without_a_row_goes_after_a_day() throws IOException {
      NewFile file = put(run(1), "film", "film");
      var stored = storage.find(file.key()).orElseThrow().modified();

      assertThat(sweeper.sweep(stored.plus(Duration.ofHours(23))).orphans()).isZero();
      assertThat(sweeper.sweep(stored.plus(Duration.ofHours(25))).orphans()).isEqualTo(1);

      assertThat(storedFiles()).isZero();
    }

    @Test
    void a_sweep_that_died_after_the_bytes_is_ended_by_the_next() throws IOException {
      keep(run(1), "film");
      AssetFile file = library.files(asset).getFirst();
      library.remove(List.of(file));
      storage.delete(file.key());

      assertThat(sweeper.sweep(clock.instant()).removed()).isEqualTo(1);

      assertThat(rows("asset_file")).isZero();
    }

    @Test
    void a_row_whose_file_is_missing_is_found_and_stays() throws IOException {
      keep(run(1), "film");
      AssetFile file = library.files(asset).getFirst();
      assertThat(sweeper.missingFiles()).isEmpty();

      storage.delete(file.key());

      assertThat(sweeper.missingFiles()).containsExactly(file.key().toString());
      assertThat(names()).containsExactly("film");
    }

    private long rows(String table) {
      return database()
          .<Long>read(it ->
              it.createQuery("select count(*) from " + table).mapTo(Long.class).one());
    }
  }
}
