package io.kinora.api.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/// Learns that a client has gone while a handler waits.
///
/// A waiting connection reads nothing, so nobody notices an end of stream. We borrow its read
/// interest, which it does not use between the end of one request and the beginning of the next.
/// The library does not promise that this works; `PeerWatchTest` does. The rules:
///
/// 1. only after the body was read to its end, else we would eat from it;
/// 2. the interest goes back before the answer ends: the watch is closed first;
/// 3. while we wait the idle time is off: silence is what we wait in;
/// 4. a byte that we read is the beginning of the next request and goes to the connection.
final class PeerWatch implements Watch {

  private final ReentrantLock lock = new ReentrantLock();
  private final Connection connection;
  private final EndPoint endPoint;
  private final Runnable onGone;
  private final long idleMillis;
  private boolean isArmed;

  private PeerWatch(Connection connection, Runnable onGone) {
    this.connection = connection;
    this.endPoint = connection.getEndPoint();
    this.onGone = onGone;
    this.idleMillis = endPoint.getIdleTimeout();
  }

  static PeerWatch on(Connection connection, Runnable onGone) {
    var watch = new PeerWatch(connection, onGone);
    // An idle time that ends just when the answer is written would break that off.
    watch.endPoint.setIdleTimeout(0);
    watch.arm();
    return watch;
  }

  private void arm() {
    lock.lock();
    try {
      isArmed = endPoint.tryFillInterested(new Callback() {
        @Override
        public void succeeded() {
          look();
        }

        @Override
        public void failed(Throwable failure) {
          lose(failure);
        }

        @Override
        public InvocationType getInvocationType() {
          return InvocationType.BLOCKING;
        }
      });
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    lock.lock();
    try {
      if (isArmed) {
        isArmed = false;
        readOne();
      }
    } finally {
      lock.unlock();
    }
  }

  private void lose(Throwable failure) {
    lock.lock();
    try {
      if (isArmed && failure instanceof TimeoutException) {
        arm(); // The idle time had ended before we switched it off.
      } else if (isArmed) {
        isArmed = false;
        onGone.run();
      }
    } finally {
      lock.unlock();
    }
  }

  private void readOne() {
    ByteBuffer one = BufferUtil.allocate(1);
    try {
      int count = endPoint.fill(one);
      if (count < 0) {
        onGone.run();
      } else if (count > 0 && connection instanceof Connection.UpgradeTo next) {
        next.onUpgradeTo(one);
      } else {
        arm(); // A record without data, as TLS sends them.
      }
    } catch (IOException _) {
      onGone.run(); // A reset is a way to go, too.
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      endPoint.setIdleTimeout(idleMillis);
      if (isArmed && endPoint instanceof AbstractEndPoint borrowed) {
        isArmed = false;
        borrowed.getFillInterest().onFail(new CancellationException("the watch is over"));
      }
    } finally {
      lock.unlock();
    }
  }
}
