package io.kinora.infra.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/// The key that seals all others: 256 bits.
public final class MasterKey {

  /// How many bytes it has; in Base64 they are 44 characters.
  public static final int BYTES = 32;

  private static final String FILE = "master.key";

  private final byte[] bytes;

  private MasterKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Reads what an operator wrote.
  ///
  /// @param text Base64
  /// @return empty where it is not 32 bytes
  public static Optional<MasterKey> parse(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.strip());
      return bytes.length == BYTES ? Optional.of(new MasterKey(bytes)) : Optional.empty();
    } catch (IllegalArgumentException _) { // No Base64.
      return Optional.empty();
    }
  }

  /// The key that lies in a data folder; made at first, for its owner's eyes only.
  ///
  /// @throws IllegalStateException where the file is there but is no key
  public static MasterKey in(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        random().write(file);
      }
      return read(file);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read or write " + file, failure);
    }
  }

  /// The key that lies in a data folder already.
  ///
  /// @throws IllegalStateException where the file is there but is no key
  public static Optional<MasterKey> findIn(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + file, failure);
    }
  }

  /// Keeps this key in a data folder that has none.
  public void keepIn(Path folder) throws IOException {
    write(folder.resolve(FILE));
  }

  private static MasterKey random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new MasterKey(bytes);
  }

  private static MasterKey read(Path file) throws IOException {
    return parse(Files.readString(file, US_ASCII))
        .orElseThrow(() -> new IllegalStateException(
            file + " is no key: 32 bytes in Base64 were expected. Restore it from a copy; without"
                + " it what it has sealed cannot be read."));
  }

  /// The folder is ours alone: nobody else writes there now.
  private void write(Path file) throws IOException {
    Path coming = file.resolveSibling(FILE + ".new");
    Files.deleteIfExists(coming);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel = FileChannel.open(
        coming, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
      ByteBuffer text = US_ASCII.encode(Base64.getEncoder().encodeToString(bytes) + "\n");
      while (text.hasRemaining()) {
        channel.write(text);
      }
      channel.force(true);
    }
    Files.move(coming, file);
  }

  public boolean isSameAs(MasterKey other) {
    return MessageDigest.isEqual(bytes, other.bytes);
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, bytes.length);
  }

  /// Never the key.
  @Override
  public String toString() {
    return "master key";
  }
}
