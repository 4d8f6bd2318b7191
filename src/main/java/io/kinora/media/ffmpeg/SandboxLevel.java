package io.kinora.media.ffmpeg;

import java.util.Locale;

/// How well a child process is locked in, from worst to best.
public enum SandboxLevel {
  /// Limits of memory, processor time, file sizes and open files; by util-linux `prlimit`.
  LIMITS,
  /// Besides: own network (none), mounts and process numbers, no new privileges; by `unshare`.
  NAMESPACES,
  /// Besides: sees only the files it was given, the inputs read-only; by bubblewrap.
  BUBBLEWRAP;

  /// The level as settings and the health page spell it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
