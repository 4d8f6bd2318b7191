package io.kinora.infra.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/// The keys by which SFTP servers are known again, in a file as `known_hosts` of OpenSSH: the
/// key of a server's first visit is believed and kept, and from then on it has to be that one.
///
/// All threads may use it, and several processes the same file.
final class HostKeys {

  private final Path file;

  HostKeys(Path file) {
    this.file = file;
  }

  /// What a server is called in the file: `files.example`, or with a port that is not the usual
  /// one `[files.example]:2222`.
  static String nameOf(String host, int port) {
    String bare = host.replaceAll("[\\[\\]]", "");
    return port == Scheme.SFTP.usualPort() ? bare : "[" + bare + "]:" + port;
  }

  /// Tells whether a server is who it was; one that is new is from now on.
  synchronized boolean isKnown(String name, PublicKey key) {
    String entry = PublicKeyEntry.toString(key);
    try (var channel = FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.lock(); // Until it is closed; two processes may meet the same new server.
      List<String> earlier = Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name + " "))
          .map(line -> line.substring(name.length() + 1).strip())
          .toList();
      if (earlier.isEmpty()) {
        channel.position(channel.size());
        Channels.newOutputStream(channel)
            .write((name + " " + entry + "\n").getBytes(StandardCharsets.UTF_8));
        channel.force(true);
        return true;
      }
      return earlier.contains(entry);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
