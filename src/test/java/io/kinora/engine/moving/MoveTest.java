package io.kinora.engine.moving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.machine.Labels;
import io.kinora.engine.machine.Machine;
import io.kinora.engine.machine.Presence;
import io.kinora.engine.moving.MoveMark.State;
import io.kinora.engine.task.fake.FakeClock;
import io.kinora.engine.upload.UploadId;
import io.kinora.engine.upload.UploadPlace;
import io.kinora.engine.upload.UploadRules;
import io.kinora.engine.upload.Uploads;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.RandomKey;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestPostgres;
import io.kinora.infra.storage.FolderStorage;
import io.kinora.infra.storage.Storage;
import io.kinora.infra.storage.StorageKey;
import io.kinora.infra.storage.StoredFile;
import io.kinora.infra.storage.fake.FlakyStorage;
import io.kinora.infra.table.Tally;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final Set<Part> ALL = EnumSet.allOf(Part.class);
  private static final FreeSpace SPACE = new FreeSpace(0);
  private static final UploadRules RULES =
      new UploadRules(1 << 20, Duration.ofDays(1), Duration.ofDays(2));

  @TempDir
  private Path folder;

  private final FakeClock clock = new FakeClock();
  private final List<AutoCloseable> open = new ArrayList<>();
  private FlakyStorage bucket;
  private Installation embedded;
  private Installation shared;

  @BeforeEach
  void open() throws IOException {
    bucket = FlakyStorage.inBucket(clock);
    embedded = embedded("first");
    shared = installation(TestPostgres.open(4), bucket, "shared");
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private Installation embedded(String name) throws IOException {
    Path root = folder.resolve(name);
    Storage storage = FolderStorage.in(root, SPACE);
    return installation(
        Database.open("jdbc:sqlite:" + root.resolve("kinora.db"), 2), storage, name);
  }

  private Installation installation(Database database, Storage storage, String name) {
    open.add(database);
    var uploads = new UploadPlace(storage, folder.resolve(name).resolve("uploads"), SPACE);
    return new Installation(database, uploads, name, name + "-files");
  }

  /// Hears nothing, unless a test wants it to break off.
  private static class Listener implements MoveProgress {
    @Override
    public void files(long count, long total) {}

    @Override
    public void table(Tally tally) {}
  }

  /// As if the process was killed: nobody puts anything right again.
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private Move move(Installation from, Installation to) {
    return move(from, to, new Listener());
  }

  private Move move(Installation from, Installation to, MoveProgress progress) {
    return new Move(from, to, ALL, new Move.Terms(Checking.WHOLE, 3, false, progress), clock);
  }

  private MoveReport moved(Installation from, Installation to) throws IOException {
    Move move = move(from, to);
    assertThat(move.begin()).isFalse();
    return move.finish();
  }

  private Optional<State> state(Installation side) {
    return MoveMarks.find(side.database()).map(MoveMark::state);
  }

  private Library library(Installation at) {
    return new Library(at.database(), at.storage(), clock);
  }

  private AssetId keep(Installation at, String... texts) throws IOException {
    Library library = library(at);
    var maker = new Maker(ACME, new AssetId(RandomKey.of128Bits()), 1, "image.thumb");
    for (String text : texts) {
      var bytes = new ByteArrayInputStream(text.getBytes(UTF_8));
      NewFile file = library.put(maker, text, "text/plain", bytes);
      library.commit(library.keep(maker, List.of(file)));
    }
    return maker.asset();
  }

  private String text(Installation at, AssetId asset, String name) throws IOException {
    try (InputStream bytes =
        library(at).open(library(at).findFile(ACME, asset, name).orElseThrow(), 0)) {
      return new String(bytes.readAllBytes(), UTF_8);
    }
  }

  private Uploads uploads(Installation at) throws IOException {
    return Uploads.in(at.uploads(), at.database(), RULES, clock);
  }

  private UploadId upload(Installation at, String text) throws Exception {
    Uploads uploads = uploads(at);
    var upload = uploads.prepare(ACME, OptionalLong.of(10));
    at.database().transact(it -> uploads.begin(upload).run(it.handle()));
    append(uploads, upload.id(), text);
    return upload.id();
  }

  private static void append(Uploads uploads, UploadId id, String text) throws Exception {
    try (var writing = uploads.write(id, () -> {}).orElseThrow()) {
      writing.append(new ByteArrayInputStream(text.getBytes(UTF_8)), Optional.empty());
    }
  }

  private String uploaded(Installation at, UploadId id) throws IOException {
    try (InputStream bytes = uploads(at).open(id).orElseThrow()) {
      return new String(bytes.readAllBytes(), UTF_8);
    }
  }

  private static void picked(Installation at) {
    at.database().transact(it -> it.handle().execute("""
        insert into execution_heavy (task_name, task_instance, execution_time, picked, picked_by,
          last_heartbeat, version)
        values ('task', 't', current_timestamp, true, 'who died', current_timestamp, 3)"""));
  }

  private static List<Tally> ofMeaning(MoveReport report) {
    return report.tables().stream().sorted(Comparator.comparing(Tally::table)).toList();
  }

  @Test
  void an_installation_comes_to_a_server_and_a_bucket_and_back() throws Exception {
    AssetId asset = keep(embedded, "red", "green", "blue");
    UploadId upload = upload(embedded, "12345");
    picked(embedded);

    MoveReport there = moved(embedded, shared);
    append(uploads(shared), upload, "67");
    Installation again = embedded("again");
    MoveReport back = moved(shared, again);

    assertThat(text(again, asset, "green")).isEqualTo("green");
    assertThat(uploaded(shared, upload)).isEqualTo("1234567");
    assertThat(uploaded(again, upload)).isEqualTo("1234567");
    assertThat(there.files()).isEqualTo(new FileTally(3, 0, 12, List.of(), List.of()));
    assertThat(back.uploadBytes()).isEqualTo(7);
    var changed = new ArrayList<>(ofMeaning(back));
    changed.removeAll(ofMeaning(there));
    assertThat(changed).extracting(Tally::table).containsExactly("upload");
    assertThat(state(embedded)).contains(State.LEFT);
    assertThat(state(shared)).contains(State.LEFT);
    assertThat(state(again)).contains(State.ARRIVED);
  }

  @Test
  void what_a_dead_process_had_picked_is_free_on_the_other_side() throws Exception {
    picked(embedded);

    moved(embedded, shared);

    Map<String, Object> execution = shared
        .database()
        .read(handle -> handle
            .createQuery("select picked, picked_by, last_heartbeat, version from execution_heavy")
            .mapToMap()
            .one());
    assertThat(execution)
        .containsEntry("picked", false)
        .containsEntry("picked_by", null)
        .containsEntry("last_heartbeat", null)
        .containsEntry("version", 3L);
  }

  @Test
  void a_move_that_broke_off_in_the_files_goes_on() throws Exception {
    AssetId asset = keep(embedded, "a", "b", "c", "d", "e", "f");
    bucket.goAwayAfter(4);
    Move broken = move(embedded, shared);
    broken.begin();
    assertThatThrownBy(broken::finish).isInstanceOf(FailureException.class);
    assertThat(state(embedded)).contains(State.LEAVING);
    assertThat(state(shared)).contains(State.ARRIVING);

    bucket.comeBack();
    MoveReport report = moved(embedded, shared);

    assertThat(report.files().there()).isBetween(1L, 5L);
    assertThat(report.files().count()).isEqualTo(6);
    assertThat(text(shared, asset, "f")).isEqualTo("f");
  }

  @Test
  void a_move_that_was_killed_in_the_rows_leaves_none_of_them_and_goes_on() throws Exception {
    AssetId asset = keep(embedded, "a", "b");
    Move killed = move(embedded, shared, new Listener() {
      @Override
      public void table(Tally tally) {
        if (tally.table().equals("asset_file")) {
          throw new Killed();
        }
      }
    });
    killed.begin();
    assertThatThrownBy(killed::finish).isInstanceOf(Killed.class);
    assertThat(state(embedded)).contains(State.LEFT);
    assertThat(state(shared)).contains(State.ARRIVING);
    assertThat(shared
            .database()
            .<Boolean>read(handle ->
                MoveMarks.findRows(handle, shared.database().dialect()).isEmpty()))
        .isTrue();

    MoveReport report = moved(embedded, shared);

    assertThat(report.files().there()).isEqualTo(2);
    assertThat(text(shared, asset, "b")).isEqualTo("b");
  }

  @Test
  void a_move_that_failed_in_the_rows_lets_the_source_go_on_working() throws Exception {
    Move failing = move(embedded, shared, new Listener() {
      @Override
      public void table(Tally tally) {
        throw new IllegalStateException("as a database that went away");
      }
    });
    failing.begin();

    assertThatThrownBy(failing::finish).isInstanceOf(IllegalStateException.class);

    assertThat(state(embedded)).contains(State.LEAVING);
    assertThat(state(shared)).contains(State.ARRIVING);
  }

  @Test
  void what_has_come_already_comes_no_second_time() throws Exception {
    moved(embedded, shared);

    assertThat(move(embedded, shared).begin()).isTrue();
  }

  @Test
  void a_file_that_changed_on_its_way_is_copied_again() throws Exception {
    AssetId asset = keep(embedded, "abc");
    Move move = move(embedded, shared);
    move.begin();
    move.copyFiles();
    for (StorageKey key : keys(bucket)) {
      bucket.put(key, new ByteArrayInputStream("xyz".getBytes(UTF_8)));
    }

    assertThat(move.finish().files().copied()).isEqualTo(1);
    assertThat(text(shared, asset, "abc")).isEqualTo("abc");
  }

  private static List<StorageKey> keys(Storage storage) throws IOException {
    try (Stream<StoredFile> files = storage.files()) {
      return files.map(StoredFile::key).toList();
    }
  }

  @Test
  void a_file_that_is_not_what_its_row_says_keeps_all_from_moving() throws Exception {
    keep(embedded, "abc");
    for (StorageKey key : keys(embedded.storage())) {
      embedded.storage().put(key, new ByteArrayInputStream("xyz".getBytes(UTF_8)));
    }
    Move move = move(embedded, shared);
    move.begin();

    assertThatThrownBy(move::finish)
        .isInstanceOf(CannotMoveException.class)
        .hasMessageStartingWith(
            "Of the files 1 did not come as they are recorded, such as assets/");
    assertThat(keys(bucket)).isEmpty();
  }

  @Test
  void a_lost_file_keeps_all_from_moving_unless_it_is_spared() throws Exception {
    keep(embedded, "abc");
    for (StorageKey key : keys(embedded.storage())) {
      embedded.storage().delete(key);
    }
    Move move = move(embedded, shared);
    move.begin();
    assertThatThrownBy(move::finish)
        .isInstanceOf(CannotMoveException.class)
        .hasMessageContaining("--skip-missing");

    var terms = new Move.Terms(Checking.WHOLE, 1, true, new Listener());
    MoveReport report = new Move(embedded, shared, ALL, terms, clock).finish();

    assertThat(report.files().missing()).hasSize(1);
    assertThat(state(shared)).contains(State.ARRIVED);
  }

  @Test
  void a_target_with_rows_is_refused_untouched() throws Exception {
    keep(embedded, "abc");
    keep(shared, "theirs");

    assertThatThrownBy(() -> move(embedded, shared).begin())
        .isInstanceOf(CannotMoveException.class)
        .hasMessage("The target is not empty: its table asset has rows. Name an empty database.");

    assertThat(state(embedded)).isEmpty();
    assertThat(state(shared)).isEmpty();
    assertThat(keys(bucket)).hasSize(1);
  }

  @Test
  void a_bucket_with_files_is_refused() throws Exception {
    bucket.put(StorageKey.of("assets", "theirs"), InputStream.nullInputStream());

    assertThatThrownBy(() -> move(embedded, shared).begin())
        .isInstanceOf(CannotMoveException.class)
        .hasMessage("The target is not empty: shared-files has files. Name an empty folder, bucket"
            + " or prefix.");
    assertThat(state(shared)).isEmpty();
  }

  @Test
  void the_half_of_another_move_is_refused() throws Exception {
    move(embedded("other"), shared).begin();

    assertThatThrownBy(() -> move(embedded, shared).begin())
        .isInstanceOf(CannotMoveException.class)
        .hasMessageContaining("a side of another move, whose other side is other with other-files");
  }

  @Test
  void what_goes_to_one_storage_does_not_turn_to_another() throws Exception {
    move(embedded, shared).begin();
    var elsewhere = new Installation(
        shared.database(), shared.uploads(), shared.databasePlace(), "other-files");

    assertThatThrownBy(() -> move(embedded, elsewhere).begin())
        .isInstanceOf(CannotMoveException.class)
        .hasMessage(
            "This installation is on its way to shared with shared-files, not to shared with"
                + " other-files: name the target as before.");
  }

  @Test
  void an_installation_that_has_moved_moves_nowhere_else() throws Exception {
    moved(embedded, shared);

    assertThatThrownBy(() -> move(embedded, embedded("third")).begin())
        .isInstanceOf(CannotMoveException.class)
        .hasMessageStartingWith("This installation has moved to shared with shared-files");
  }

  @Test
  void nothing_moves_while_a_process_lives_but_files_are_copied() throws Exception {
    moved(embedded, shared);
    keep(shared, "abc");
    var machine = new Machine("films-1", 7, "3.1", List.of(), 1, 1, Labels.NONE);
    new Presence(shared.database(), "alive", machine, Map.of()).join();
    Installation again = embedded("again");
    Move move = move(shared, again);
    move.begin();

    assertThat(move.copyFiles().copied()).isEqualTo(1);
    assertThatThrownBy(move::finish)
        .isInstanceOf(CannotMoveException.class)
        .hasMessageStartingWith("Kinora works on the database: alive (films-1:7).");
    assertThat(state(shared)).contains(State.LEAVING);
  }

  @Test
  void files_alone_move_under_a_database_that_stays() throws Exception {
    AssetId asset = keep(embedded, "abc");
    UploadId upload = upload(embedded, "12345");
    var rehoused = new Installation(
        embedded.database(),
        new UploadPlace(bucket, folder.resolve("pass"), SPACE),
        "first",
        "bucket");
    var parts = EnumSet.of(Part.FILES, Part.UPLOADS);
    var terms = new Move.Terms(Checking.SIZES, 1, false, new Listener());
    var move = new Move(embedded, rehoused, parts, terms, clock);

    assertThat(move.begin()).isFalse();
    assertThat(move.finish().tables()).isEmpty();

    assertThat(text(rehoused, asset, "abc")).isEqualTo("abc");
    assertThat(uploaded(rehoused, upload)).isEqualTo("12345");
    assertThat(state(embedded)).contains(State.REHOUSED);
    assertThat(move.begin()).isTrue();
  }
}
