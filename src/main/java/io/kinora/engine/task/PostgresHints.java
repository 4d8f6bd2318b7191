package io.kinora.engine.task;

import io.kinora.infra.base.Pause;
import io.kinora.infra.db.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.postgresql.core.Notification;
import org.postgresql.jdbc.PgConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries hints between the processes on one PostgreSQL: one thread tells, one listens, each on a
/// connection of its own. What is said while a notification is on its way goes out with the next
/// one; that something happened, which each step of each task says, goes along with other hints, or
/// alone not too often: PostgreSQL commits one notification at a time.
final class PostgresHints implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresHints.class);
  private static final int HINTS_PER_NOTIFICATION = 100; // A payload has 8000 bytes at most.
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int LISTEN_MILLIS = 1000;

  /// Events come with each step of each task. Who follows some hears of them so often.
  private static final Duration EVENTS_EVERY = Duration.ofMillis(50);

  private final Database database;
  private final String worker;
  private final Set<String> unsaid = new LinkedHashSet<>();
  private long eventsSaid = System.nanoTime() - EVENTS_EVERY.toNanos();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closed;

  /// @param worker names this process: it does not listen to itself
  PostgresHints(Database database, String worker) {
    this.database = database;
    this.worker = worker;
  }

  /// Says `hint` to all processes when the transaction of `handle` is committed, for one who is no
  /// process of the engine.
  static void say(Handle handle, String hint) {
    handle.execute("select pg_notify('kinora', ?)", "|" + hint);
  }

  void say(String hint) {
    synchronized (unsaid) {
      if (unsaid.add(hint)) {
        unsaid.notifyAll();
      }
    }
  }

  void start(Hints hints) {
    threads.add(Thread.ofPlatform().daemon().name("hints-out").start(this::tell));
    threads.add(Thread.ofPlatform().daemon().name("hints-in").start(() -> listen(hints)));
  }

  private void tell() {
    keepConnected(connection -> {
      try (PreparedStatement notify =
          connection.prepareStatement("select pg_notify('kinora', ?)")) {
        while (!closed) {
          notify.setString(1, worker + "|" + String.join(",", take()));
          notify.execute();
        }
      }
    });
  }

  private List<String> take() throws InterruptedException {
    synchronized (unsaid) {
      while (unsaid.isEmpty()) {
        unsaid.wait();
      }
      for (long millis = patience(); millis > 0; millis = patience()) {
        unsaid.wait(millis);
      }
      List<String> taken = unsaid.stream().limit(HINTS_PER_NOTIFICATION).toList();
      taken.forEach(unsaid::remove);
      if (taken.contains(Hints.EVENTS)) {
        eventsSaid = System.nanoTime();
      }
      return taken;
    }
  }

  /// How many milliseconds there is nothing to say that cannot wait so long.
  private long patience() {
    Duration since = Duration.ofNanos(System.nanoTime() - eventsSaid);
    return unsaid.size() == 1 && unsaid.contains(Hints.EVENTS)
        ? EVENTS_EVERY.minus(since).toMillis()
        : 0;
  }

  private void listen(Hints hints) {
    keepConnected(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.execute("listen kinora");
      }
      hints.heardNothingForLong();
      // The driver's own class: its interface drags in annotations that javac cannot resolve here.
      PgConnection driver = connection.unwrap(PgConnection.class);
      while (!closed) {
        for (Object notification : driver.getNotifications(LISTEN_MILLIS)) {
          hearAll(hints, ((Notification) notification).getParameter());
        }
      }
    });
  }

  private void hearAll(Hints hints, String said) {
    int bar = said.indexOf('|');
    if (bar < 0) {
      return; // Somebody else's: all programs on a database may use this word.
    }
    if (!said.substring(0, bar).equals(worker)) {
      List.of(said.substring(bar + 1).split(",")).forEach(hint -> hear(hints, hint));
    }
  }

  /// A hint that fails harms no other: all looks for itself now and then.
  private static void hear(Hints hints, String hint) {
    try {
      hints.heard(hint);
    } catch (RuntimeException failure) {
      LOG.warn("The hint '{}' could not be followed.", hint, failure);
    }
  }

  /// What is done with a connection until it breaks or this closes.
  private interface Talk {
    void on(Connection connection) throws SQLException, InterruptedException;
  }

  private void keepConnected(Talk talk) {
    while (!closed) {
      try {
        try (Connection connection = database.ownConnection()) {
          talk.on(connection);
        } catch (SQLException failure) {
          LOG.debug("The connection for hints broke; another one is made.", failure);
          Pause.of(PAUSE);
        }
      } catch (InterruptedException close) {
        return;
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
  }
}
