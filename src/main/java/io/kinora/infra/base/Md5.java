package io.kinora.infra.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The digest that clients of old compare. It finds accidents, no attacks: whatever must hold
/// against those has [Sha256].
public final class Md5 {

  private Md5() {}

  /// One that waits for bytes.
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure); // Every Java has it.
    }
  }

  /// 32 hexadecimal digits in lower case.
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(begin().digest(bytes));
  }

  /// The same of all bytes of a file.
  public static String hex(Path file) throws IOException {
    MessageDigest digest = begin();
    byte[] stretch = new byte[1 << 16];
    try (InputStream bytes = Files.newInputStream(file)) {
      for (int count = bytes.read(stretch); count >= 0; count = bytes.read(stretch)) {
        digest.update(stretch, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
