package io.kinora.api.panda;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// How far uploads have come, by the keys that their clients gave them. Known to this process
/// alone, and half a minute longer than they last. All threads may use it.
///
/// Source: the panda contract, section 8.4.
final class UploadProgress {

  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final Instant FAR = Instant.MAX.minus(KEPT);
  private static final int KEY_LENGTH_MAX = 200;
  private static final int COUNT_MAX = 10_000;

  private final InstantSource clock;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  UploadProgress(InstantSource clock) {
    this.clock = clock;
  }

  private static final class Entry {
    private final AtomicLong received = new AtomicLong();
    private final long size;
    private volatile State state;
    private volatile Instant endedAt = FAR;

    private Entry(long size) {
      this.size = size;
      this.state = new State.Uploading(0, size);
    }

    private State state() {
      return state instanceof State.Uploading ? new State.Uploading(received.get(), size) : state;
    }
  }

  /// Where an upload stands.
  sealed interface State {

    /// Nothing is known of it, or not yet.
    record Starting() implements State {}

    /// @param size of the whole body; -1 where its client does not say
    record Uploading(long received, long size) implements State {}

    record Done() implements State {}

    /// @param status of the answer
    record Failed(int status) implements State {}
  }

  State of(String key) {
    Entry entry = entries.get(key);
    return entry == null || entry.endedAt.plus(KEPT).isBefore(clock.instant())
        ? new State.Starting()
        : entry.state();
  }

  /// Counts what is read of a body.
  ///
  /// @param key empty where nobody wants to know
  InputStream watch(String key, long size, InputStream body) {
    Instant now = clock.instant();
    entries.values().removeIf(it -> it.endedAt.plus(KEPT).isBefore(now));
    if (key.isEmpty() || key.length() > KEY_LENGTH_MAX || entries.size() >= COUNT_MAX) {
      return body;
    }
    var entry = new Entry(size);
    entries.put(key, entry);
    return new Counting(body, entry.received);
  }

  void done(String key) {
    end(key, new State.Done());
  }

  void failed(String key, int status) {
    end(key, new State.Failed(status));
  }

  private void end(String key, State state) {
    Entry entry = entries.get(key);
    if (entry != null) {
      entry.state = state;
      entry.endedAt = clock.instant();
    }
  }

  private static final class Counting extends FilterInputStream {

    private final AtomicLong received;

    private Counting(InputStream in, AtomicLong received) {
      super(in);
      this.received = received;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      if (next >= 0) {
        received.incrementAndGet();
      }
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      received.addAndGet(Math.max(count, 0));
      return count;
    }
  }
}
