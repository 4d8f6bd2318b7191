package io.kinora.media.preset;

import io.kinora.media.ffmpeg.Ending;

/// How a program ended, in words for the client.
final class Endings {

  private Endings() {}

  static String words(Ending ending) {
    return switch (ending.kind()) {
      case SUCCEEDED -> "the encoder wrote nothing";
      case FAILED -> "the encoder could not go on; the log says more";
      case TIMED_OUT, STALLED -> "encoding took too long";
      case STOPPED -> "Canceled";
    };
  }
}
