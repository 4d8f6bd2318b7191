package io.kinora.api.http;

/// Somebody who is told about one event, until he closes the watch. Once `close` has returned he is
/// not told any more.
public interface Watch extends AutoCloseable {

  @Override
  void close();
}
