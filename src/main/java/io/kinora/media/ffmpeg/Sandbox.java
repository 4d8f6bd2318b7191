package io.kinora.media.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the words before a command that lock it in.
final class Sandbox {

  private static final Logger log = LoggerFactory.getLogger(Sandbox.class);

  private static final int OPEN_FILES_MAX = 256;

  private static final List<String> OWN_NETWORK_MOUNTS_PIDS =
      List.of("unshare", "--net", "--mount", "--pid", "--fork", "--kill-child");

  /// For those who are not root: the same inside a user namespace of their own.
  private static final List<String> OWN_USER = List.of("--user", "--map-current-user");

  private static final List<String> NO_NEW_PRIVILEGES = List.of("setpriv", "--no-new-privs");

  private final SandboxLevel level;
  private final List<String> unshare;

  private Sandbox(SandboxLevel level, List<String> unshare) {
    this.level = level;
    this.unshare = List.copyOf(unshare);
  }

  SandboxLevel level() {
    return level;
  }

  /// Finds the best level that works here, by trying each.
  ///
  /// @param lowest the level under which we do not start
  /// @throws IllegalStateException when the machine does not reach `lowest`
  static Sandbox bestOfThisMachine(SandboxLevel lowest) {
    Sandbox best = find();
    if (best.level.compareTo(lowest) < 0) {
      throw new IllegalStateException("The sandbox level '" + lowest.word()
          + "' was asked for, and this machine only reaches '"
          + best.level.word()
          + "': install bubblewrap, or lower KINORA_SANDBOX.");
    }
    log.debug("Sandbox level {}", best.level);
    return best;
  }

  private static Sandbox find() {
    if (works(
        List.of("bwrap", "--unshare-all", "--ro-bind", "/", "/", "--proc", "/proc", "true"))) {
      return new Sandbox(SandboxLevel.BUBBLEWRAP, List.of());
    }
    for (List<String> user : List.of(List.<String>of(), OWN_USER)) {
      var unshare = new ArrayList<>(OWN_NETWORK_MOUNTS_PIDS);
      unshare.addAll(user);
      unshare.addAll(NO_NEW_PRIVILEGES);
      if (works(joined(unshare, List.of("prlimit", "--core=0", "true")))) {
        return new Sandbox(SandboxLevel.NAMESPACES, unshare);
      }
    }
    if (works(List.of("prlimit", "--core=0", "true"))) {
      return new Sandbox(SandboxLevel.LIMITS, List.of());
    }
    throw new IllegalStateException(
        "needs 'prlimit' of util-linux: on Debian 'apt install util-linux'");
  }

  private static boolean works(List<String> words) {
    try {
      var process = new ProcessBuilder(words)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException _) { // The program is not installed: the level below will do.
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// What a program sees of the machine, where the level can hide the rest.
  ///
  /// @param programs the folder that it lies in, or itself
  private record Room(
      Path programs, List<Path> reads, List<Path> writes, Map<String, String> environment) {}

  /// The whole command: what locks in, then the program with its words.
  ///
  /// @param programs the folder of ffmpeg and ffprobe
  List<String> wrapped(FfmpegCommand command, Path programs, RunLimits limits) {
    var words = new ArrayList<>(priority(command));
    words.addAll(wrapper(new Room(programs, command.reads(), command.writes(), Map.of()), limits));
    words.add(programs.resolve(command.program().fileName()).toString());
    words.addAll(command.words());
    return words;
  }

  private static List<String> priority(FfmpegCommand command) {
    return switch (command.priority()) {
      case USUAL -> List.of();
      case LOW -> List.of("nice", "-n", "10");
    };
  }

  /// The same for a program that the operator brings.
  List<String> wrapped(LocalProgram.Call call, RunLimits limits) {
    LocalProgram program = call.program();
    var room =
        new Room(program.neighbourhood(), List.of(), List.of(call.folder()), call.environment());
    var words = wrapper(room, limits);
    words.add(program.file().toString());
    words.addAll(call.words());
    return words;
  }

  private List<String> wrapper(Room room, RunLimits limits) {
    var words = new ArrayList<String>();
    switch (level) {
      case BUBBLEWRAP -> words.addAll(bubblewrap(room));
      case NAMESPACES -> words.addAll(unshare);
      case LIMITS -> {}
    }
    words.addAll(prlimit(limits));
    return words;
  }

  private static List<String> prlimit(RunLimits limits) {
    return List.of(
        "prlimit",
        "--as=" + limits.memoryBytes(),
        "--cpu=" + limits.cpu().toSeconds(),
        "--fsize=" + limits.fileBytes(),
        "--nofile=" + OPEN_FILES_MAX,
        "--core=0",
        "--");
  }

  private static List<String> bubblewrap(Room room) {
    var words = new ArrayList<>(List.of("bwrap", "--unshare-all", "--die-with-parent"));
    words.addAll(List.of("--new-session", "--clearenv"));
    room.environment().forEach((name, value) -> words.addAll(List.of("--setenv", name, value)));
    for (String folder : List.of("/usr", "/lib", "/lib32", "/lib64", "/bin", "/etc/ld.so.cache")) {
      if (Files.exists(Path.of(folder))) {
        words.addAll(List.of("--ro-bind", folder, folder));
      }
    }
    // The programs find their libraries through /proc/self/exe.
    words.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"));
    words.addAll(bind("--ro-bind", room.programs()));
    room.writes().forEach(folder -> words.addAll(bind("--bind", folder)));
    room.reads().forEach(file -> words.addAll(bind("--ro-bind", file)));
    return words;
  }

  private static List<String> bind(String how, Path path) {
    String absolute = path.toAbsolutePath().toString();
    return List.of(how, absolute, absolute);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    var words = new ArrayList<>(first);
    words.addAll(second);
    return words;
  }
}
