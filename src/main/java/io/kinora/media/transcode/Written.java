package io.kinora.media.transcode;

import io.kinora.media.ffmpeg.Progress;
import java.time.Duration;

/// Remembers how much a run of ffmpeg says it has written, and hands it on. Thread-safe.
final class Written implements Progress {

  private final Progress next;
  private volatile Duration length = Duration.ZERO;

  Written(Progress next) {
    this.next = next;
  }

  @Override
  public void reached(Duration written) {
    length = written;
    next.reached(written);
  }

  Duration length() {
    return length;
  }
}
