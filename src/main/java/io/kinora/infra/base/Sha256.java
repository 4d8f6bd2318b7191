package io.kinora.infra.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The digest by which bytes and secrets are known again.
public final class Sha256 {

  private Sha256() {}

  /// One that waits for bytes.
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure); // Every Java has it.
    }
  }

  /// The 32 bytes of a text's digest.
  public static byte[] of(String text) {
    return begin().digest(text.getBytes(UTF_8));
  }

  /// 64 hexadecimal digits in lower case.
  public static String hex(String text) {
    return hex(text.getBytes(UTF_8));
  }

  /// 64 hexadecimal digits in lower case.
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(begin().digest(bytes));
  }

  /// The 32 bytes that only who knows `key` can make of a text. Source: RFC 2104.
  public static byte[] mac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure); // Every Java has it.
    }
  }
}
