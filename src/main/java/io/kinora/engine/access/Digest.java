package io.kinora.engine.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kinora.infra.base.Sha256;
import java.security.MessageDigest;

/// What is kept of a secret.
final class Digest {

  /// Of no secret: what a secret is compared with where there is nothing to compare it with, so
  /// that this takes as long.
  static final String NONE = "0".repeat(64);

  private Digest() {}

  /// The SHA-256 of `secret`, 64 hexadecimal digits in lower case.
  static String of(String secret) {
    return Sha256.hex(secret);
  }

  /// Tells whether two digests are equal, in a time that does not say how far they are.
  static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(US_ASCII), other.getBytes(US_ASCII));
  }
}
