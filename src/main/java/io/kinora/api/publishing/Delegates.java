package io.kinora.api.publishing;

import io.kinora.engine.publishing.VideoId;
import io.kinora.infra.secret.Vault;
import java.math.BigInteger;

/// The words by which others may send the file of a video. Whoever has one needs no credential.
///
/// Source: the publishing contract, section 7.6.
final class Delegates {

  private static final String PREFIX = "upl_";
  private static final String PURPOSE = "delegated upload";
  private static final int LENGTH = 43;
  private static final String BASE_62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final Vault vault;

  Delegates(Vault vault) {
    this.vault = vault;
  }

  /// Always the same for the same video; nobody else can make it.
  String wordFor(VideoId id) {
    var number = new BigInteger(1, vault.sign(id.value(), PURPOSE));
    var radix = BigInteger.valueOf(BASE_62.length());
    var word = new StringBuilder();
    for (int count = 0; count < LENGTH; count++) {
      word.append(BASE_62.charAt(number.mod(radix).intValue()));
      number = number.divide(radix);
    }
    return PREFIX + word;
  }
}
