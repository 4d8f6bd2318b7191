package io.kinora.api.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The digest by which texts are compared and found.
final class Sha256 {

  private Sha256() {}

  static String hex(String text) {
    return hex(text.getBytes(UTF_8));
  }

  /// 64 hexadecimal digits in lower case.
  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(begin().digest(bytes));
  }

  static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure); // Every Java has it.
    }
  }
}
