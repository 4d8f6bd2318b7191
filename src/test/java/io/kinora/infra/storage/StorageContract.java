package io.kinora.infra.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.infra.base.CostMeter;
import io.kinora.infra.base.RunCost.Way;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every storage keeps to.
abstract class StorageContract {

  private static final StorageKey KEY = StorageKey.of("acme", "video", "output");

  /// The storage of a test, empty at its start. Each call may open it anew, as processes do.
  abstract Storage storage() throws IOException;

  @Test
  void what_was_put_is_there_with_its_size_and_digest() throws IOException {
    Receipt receipt = put(KEY, "hello");

    assertThat(receipt)
        .isEqualTo(
            new Receipt(5, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"));
    assertThat(text(KEY, 0)).isEqualTo("hello");
    assertThat(storage().find(KEY).orElseThrow().sizeBytes()).isEqualTo(5);
  }

  @Test
  void what_is_put_and_read_is_counted_for_the_work_that_does_it() throws IOException {
    var meter = new CostMeter();

    String read = meter.during(() -> {
      put(KEY, "hello");
      return text(KEY, 3) + text(KEY, 1, 3);
    });

    assertThat(read).isEqualTo("loell");
    assertThat(meter.soFar().bytes())
        .containsOnly(Map.entry(Way.STORED, 5L), Map.entry(Way.READ, 5L));
  }

  @Test
  void an_empty_file_is_a_file() throws IOException {
    put(KEY, "");

    assertThat(text(KEY, 0)).isEmpty();
    assertThat(storage().find(KEY).orElseThrow().sizeBytes()).isZero();
  }

  @Test
  void a_file_larger_than_any_buffer_comes_back_as_it_was() throws IOException {
    byte[] bytes = new byte[1_000_001];
    new Random(1).nextBytes(bytes);

    storage().put(KEY, new ByteArrayInputStream(bytes));

    try (var in = storage().open(KEY, 0).orElseThrow()) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void a_file_is_read_from_any_place() throws IOException {
    put(KEY, "hello");

    assertThat(text(KEY, 3)).isEqualTo("lo");
    assertThat(text(KEY, 5)).isEmpty();
  }

  @Test
  void a_stretch_of_a_file_is_read_alone() throws IOException {
    put(KEY, "0123456789");

    assertThat(text(KEY, 3, 4)).isEqualTo("3456");
    assertThat(text(KEY, 0, 1)).isEqualTo("0");
    assertThat(text(KEY, 8, 9)).isEqualTo("89");
    assertThat(text(KEY, 4, 0)).isEmpty();
    assertThat(storage().open(KEY.child("x"), 0, 1)).isEmpty();
  }

  @Test
  void who_needs_no_more_of_a_file_may_close_it() throws IOException {
    storage().put(KEY, new ByteArrayInputStream(new byte[3_000_000]));

    for (int time = 0; time < 20; time++) {
      try (var in = storage().open(KEY, 0).orElseThrow()) {
        assertThat(in.read()).isZero();
      }
    }
  }

  @Test
  void a_storage_that_is_there_can_be_used() {
    assertThatNoException().isThrownBy(() -> storage().check());
    assertThatNoException().isThrownBy(() -> storage().checkSpace());
  }

  @Test
  void what_was_never_put_is_not_there() throws IOException {
    assertThat(storage().find(KEY)).isEmpty();
    assertThat(storage().open(KEY, 0)).isEmpty();
    storage().delete(KEY);
  }

  @Test
  void the_beginning_of_a_key_is_no_file_and_nothing_lies_in_a_file() throws IOException {
    put(KEY, "hello");

    assertThat(storage().find(StorageKey.of("acme", "video"))).isEmpty();
    assertThat(storage().open(StorageKey.of("acme", "video"), 0)).isEmpty();
    assertThat(storage().find(KEY.child("inside"))).isEmpty();
  }

  @Test
  void a_file_that_is_put_again_is_replaced() throws IOException {
    put(KEY, "old and long");
    put(KEY, "new");

    assertThat(text(KEY, 0)).isEqualTo("new");
  }

  @Test
  void who_reads_a_file_reads_on_when_it_is_replaced() throws IOException {
    put(KEY, "old");
    try (InputStream in = storage().open(KEY, 0).orElseThrow()) {
      put(KEY, "new");

      assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("old");
    }
  }

  @Test
  void a_put_that_breaks_off_changes_nothing() throws IOException {
    put(KEY, "old");

    assertThatThrownBy(() -> storage().put(KEY, breaking())).isInstanceOf(IOException.class);

    assertThat(text(KEY, 0)).isEqualTo("old");
    assertThat(keysIn(storage().files())).containsExactly(KEY.toString());
  }

  @Test
  void a_deleted_file_is_gone_and_its_neighbours_stay() throws IOException {
    put(KEY, "hello");
    put(StorageKey.of("acme", "video", "thumbnail"), "x");

    storage().delete(KEY);

    assertThat(storage().find(KEY)).isEmpty();
    assertThat(keysIn(storage().files())).containsExactly("acme/video/thumbnail");
  }

  @Test
  void files_are_listed_by_what_they_lie_in() throws IOException {
    for (String key : List.of("a/1", "a/b/2", "a/b/c/3", "ab/4", "c/5")) {
      put(StorageKey.parse(key), key);
    }

    assertThat(keysIn(storage().files()))
        .containsExactlyInAnyOrder("a/1", "a/b/2", "a/b/c/3", "ab/4", "c/5");
    assertThat(keysIn(storage().filesIn(StorageKey.of("a"))))
        .containsExactlyInAnyOrder("a/1", "a/b/2", "a/b/c/3");
    assertThat(keysIn(storage().filesIn(StorageKey.of("a", "b"))))
        .containsExactlyInAnyOrder("a/b/2", "a/b/c/3");
    assertThat(keysIn(storage().filesIn(StorageKey.of("x")))).isEmpty();
  }

  @Test
  void many_who_put_and_delete_beside_each_other_do_not_meet() throws Exception {
    var work = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int index = 0; index < 200; index++) {
        var gone = StorageKey.of("shared", "folder", "gone" + index);
        var kept = StorageKey.of("kept", "k" + index);
        work.add(threads.submit(() -> {
          put(gone, "x");
          storage().delete(gone);
          return put(kept, "x");
        }));
      }
    }

    for (Future<?> each : work) {
      each.get();
    }
    assertThat(keysIn(storage().files())).hasSize(200).allMatch(it -> it.startsWith("kept/"));
  }

  final Receipt put(StorageKey key, String text) throws IOException {
    return storage().put(key, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private String text(StorageKey key, long offset) throws IOException {
    try (var in = storage().open(key, offset).orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String text(StorageKey key, long offset, long length) throws IOException {
    try (var in = storage().open(key, offset, length).orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static List<String> keysIn(Stream<StoredFile> files) {
    try (files) {
      return files.map(it -> it.key().toString()).toList();
    }
  }

  /// Gives some bytes, and then fails as a stream does that was closed.
  static InputStream breaking() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    return new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), closed);
  }
}
