package io.kinora.infra.base;

import java.security.SecureRandom;

/// Makes keys that nobody can guess.
public final class RandomKey {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String BASE_62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private RandomKey() {}

  /// 16 random bytes as 26 characters of upper-case base 32 without padding.
  ///
  /// Source: the tasks contract, section 5, key.
  public static String of128Bits() {
    return Base32.encode(Base32.random128Bits());
  }

  /// `length` random letters and digits.
  public static String ofLetters(int length) {
    var key = new StringBuilder(length);
    for (int index = 0; index < length; index++) {
      key.append(letter(RANDOM.nextInt(BASE_62.length())));
    }
    return key.toString();
  }

  /// The letter or digit that stands for a number; beyond 61 they begin anew.
  public static char letter(int number) {
    return BASE_62.charAt(Math.floorMod(number, BASE_62.length()));
  }
}
