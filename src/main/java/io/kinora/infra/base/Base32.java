package io.kinora.infra.base;

import java.security.SecureRandom;

/// Writes bytes in upper-case base 32 without padding. Source: RFC 4648, section 6.
public final class Base32 {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Base32() {}

  /// 16 bytes that nobody can guess.
  public static byte[] random128Bits() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  public static String encode(byte[] bytes) {
    var text = new StringBuilder((bytes.length * 8 + BITS - 1) / BITS);
    int buffer = 0;
    int bits = 0;
    for (byte next : bytes) {
      buffer = (buffer << 8) | (next & 255);
      bits += 8;
      while (bits >= BITS) {
        bits -= BITS;
        text.append(DIGITS.charAt((buffer >> bits) & 31));
      }
    }
    if (bits > 0) {
      text.append(DIGITS.charAt((buffer << (BITS - bits)) & 31));
    }
    return text.toString();
  }
}
