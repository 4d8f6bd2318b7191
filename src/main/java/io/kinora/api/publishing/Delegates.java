package io.kinora.api.publishing;

import io.kinora.engine.publishing.VideoId;
import io.kinora.infra.base.RandomKey;
import io.kinora.infra.secret.Vault;
import java.math.BigInteger;

/// The words by which others may send the file of a video. Whoever has one needs no credential.
///
/// Source: the publishing contract, section 7.6.
final class Delegates {

  private static final String PREFIX = "upl_";
  private static final String PURPOSE = "delegated upload";
  private static final int LENGTH = 43;
  private static final BigInteger RADIX = BigInteger.valueOf(62);

  private final Vault vault;

  Delegates(Vault vault) {
    this.vault = vault;
  }

  /// Always the same for the same video; nobody else can make it.
  String wordFor(VideoId id) {
    var number = new BigInteger(1, vault.sign(id.value(), PURPOSE));
    var word = new StringBuilder();
    for (int count = 0; count < LENGTH; count++) {
      word.append(RandomKey.letter(number.mod(RADIX).intValue()));
      number = number.divide(RADIX);
    }
    return PREFIX + word;
  }
}
