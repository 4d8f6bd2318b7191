package io.kinora.engine.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What is kept of a secret.
final class Digest {

  private Digest() {}

  /// The SHA-256 of `secret`, 64 hexadecimal digits in lower case.
  static String of(String secret) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure); // Every Java has it.
    }
  }
}
