package io.kinora.engine.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What the bytes of a body must come to.
///
/// @param expected  the digest itself, not its text
/// @param isOfFile whether it is that of a whole file, whose bytes count while they come; else they
///     count when all of them are there and are right
public record BodyDigest(Algorithm algorithm, byte[] expected, boolean isOfFile) {

  /// How it is computed.
  public enum Algorithm {
    MD5("MD5"),
    SHA1("SHA-1"),
    SHA256("SHA-256");

    private final String javaName;

    Algorithm(String javaName) {
      this.javaName = javaName;
    }
  }

  public BodyDigest {
    expected = expected.clone();
  }

  @Override
  public byte[] expected() {
    return expected.clone();
  }

  MessageDigest begin() {
    try {
      return MessageDigest.getInstance(algorithm.javaName);
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure); // Every Java has them.
    }
  }

  /// Tells whether a file has these bytes; reads all of it.
  public boolean isThatOf(InputStream file) throws IOException {
    MessageDigest digest = begin();
    new DigestInputStream(file, digest).transferTo(OutputStream.nullOutputStream());
    return isThatOf(digest);
  }

  boolean isThatOf(MessageDigest bytes) {
    return MessageDigest.isEqual(expected, bytes.digest());
  }
}
