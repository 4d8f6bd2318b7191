package io.kinora.infra.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.infra.base.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCacheTest {

  @TempDir
  Path folder;

  private final AtomicInteger fetches = new AtomicInteger();
  private final AtomicInteger targets = new AtomicInteger();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private FileCache cache;

  @BeforeEach
  void open() throws IOException {
    cache = cacheOf(20);
  }

  private FileCache cacheOf(long bytesMax) throws IOException {
    return new FileCache(folder.resolve("cache"), bytesMax, () -> now);
  }

  private Path bring(String text) throws IOException {
    now = now.plus(Duration.ofSeconds(1));
    Path target = folder.resolve("target-" + targets.incrementAndGet());
    cache.bring(Sha256.hex(text), text.length(), target, () -> source(text));
    return target;
  }

  private InputStream source(String text) {
    fetches.incrementAndGet();
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static void awaited(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException failure) {
      throw new IOException(failure);
    }
  }

  private int keptCount() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      return (int) files.count();
    }
  }

  @Test
  void what_was_fetched_is_not_fetched_again() throws IOException {
    assertThat(bring("some text")).hasContent("some text");
    assertThat(bring("some text")).hasContent("some text");

    assertThat(fetches).hasValue(1);
  }

  @Test
  void it_is_there_after_a_restart_but_not_what_was_half_fetched() throws IOException {
    bring("some text");
    Files.writeString(folder.resolve("cache/" + Sha256.hex("other") + ".part-1"), "oth");

    cache = cacheOf(20);

    assertThat(bring("some text")).hasContent("some text");
    assertThat(fetches).hasValue(1);
    assertThat(keptCount()).isEqualTo(1);
  }

  @Test
  void what_was_not_used_for_longest_goes_first_and_stays_with_who_has_it() throws IOException {
    Path first = bring("first text");
    bring("other text");
    bring("first text");

    bring("third text");

    assertThat(keptCount()).isEqualTo(2);
    bring("first text");
    assertThat(fetches).hasValue(3);
    bring("other text");
    assertThat(fetches).hasValue(4);
    assertThat(first).hasContent("first text");
  }

  @Test
  void what_is_larger_than_all_is_not_kept() throws IOException {
    assertThat(bring("a text of more than twenty letters"))
        .hasContent("a text of more than twenty letters");

    assertThat(keptCount()).isZero();
  }

  @Test
  void other_bytes_than_those_of_the_digest_are_refused() throws IOException {
    Path target = folder.resolve("target");

    assertThatThrownBy(() -> cache.bring(Sha256.hex("right"), 5, target, () -> source("wrong")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(Sha256.hex("wrong"));

    assertThat(target).doesNotExist();
    assertThat(bring("right")).hasContent("right");
  }

  @Test
  void two_who_want_the_same_fetch_it_once() throws Exception {
    var isFetching = new CountDownLatch(1);
    var mayGoOn = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(2)) {
      Future<?> first = threads.submit(() -> {
        cache.bring(Sha256.hex("text"), 4, folder.resolve("one"), () -> {
          isFetching.countDown();
          awaited(mayGoOn);
          return source("text");
        });
        return true;
      });
      isFetching.await();
      Future<?> second = threads.submit(() -> {
        cache.bring(Sha256.hex("text"), 4, folder.resolve("two"), () -> source("text"));
        return true;
      });
      mayGoOn.countDown();
      first.get();
      second.get();
    }

    assertThat(fetches).hasValue(1);
    assertThat(folder.resolve("two")).hasContent("text");
  }
}
