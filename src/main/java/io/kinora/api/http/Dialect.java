package io.kinora.api.http;

import io.kinora.infra.base.Failure;
import java.io.IOException;

/// One family of clients: its paths, its words, its way to say that something went wrong.
///
/// Each call runs on its own virtual thread and may wait as long as it likes.
public interface Dialect {

  /// One word, such as `tasks`; the request log and the timers call the dialect so.
  String name();

  /// Answers a request. What it throws is handed to [#fail] or [#refuse] if nothing was sent yet;
  /// else the connection is broken off, the only sign that is left.
  void handle(Exchange exchange) throws IOException;

  /// Says that the engine could not do what was asked, in the dialect's words. A mistake of ours
  /// comes as `INTERNAL`, its text a reference to the log.
  void fail(Exchange exchange, Failure failure) throws IOException;

  /// Says that the request itself is not one that can be read. A dialect with words of its own for
  /// that has its own.
  default void refuse(Exchange exchange, Refusal refusal) throws IOException {
    exchange.send(refusal.status(), "text/plain; charset=utf-8", refusal.text() + "\n");
  }
}
