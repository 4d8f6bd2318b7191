package io.kinora.api.http;

import java.io.BufferedOutputStream;
import java.io.OutputStream;

/// The body of an answer that goes out in pieces.
///
/// Closing it does nothing: a `try` closes it when its block fails, too, and half an answer must
/// never look like a whole one. The answer ends when its handler has come back.
final class AnswerStream extends BufferedOutputStream {

  AnswerStream(OutputStream wire) {
    super(wire);
  }

  @Override
  public void close() {}
}
