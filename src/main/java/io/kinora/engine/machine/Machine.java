package io.kinora.engine.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a process is and where it runs.
///
/// @param host    name of its machine
/// @param pid     its number on that machine
/// @param version of Kinora
/// @param roles   in words, such as `worker`; none for one that is no server
/// @param cores   how many its work may use at once
/// @param memoryMb how much its work may use at once
/// @param labels  what work it does
public record Machine(
    String host,
    long pid,
    String version,
    List<String> roles,
    int cores,
    long memoryMb,
    Labels labels) {

  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  public Machine {
    roles = List.copyOf(roles);
  }

  /// This process.
  public static Machine here(
      String version, List<String> roles, int cores, long memoryMb, Labels labels) {
    return new Machine(
        hostName(), ProcessHandle.current().pid(), version, roles, cores, memoryMb, labels);
  }

  /// From the kernel: the resolver may take seconds to find out.
  private static String hostName() {
    try {
      return Files.readString(HOST_NAME).strip();
    } catch (IOException unknown) { // The name is for people: work goes on without one.
      return "unknown";
    }
  }

  /// Names the process to people: `host:pid`.
  public String address() {
    return host + ":" + pid;
  }
}
