package io.kinora.api.factory;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kinora.engine.library.AssetId;
import io.kinora.infra.secret.Vault;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Addresses of files that work for a day, and for whoever has them.
///
/// Source: the factory contract, section 4.
public record StorageAddresses(FactorySettings settings, Vault vault, InstantSource clock) {

  /// Begins their paths.
  public static final String PREFIX = "/stupeflix-storage/";

  private static final String PURPOSE = "factory storage";
  private static final Pattern INTEGER = Pattern.compile("[0-9]{1,12}");

  /// How an address is found when it is shown.
  enum Verdict {
    GOOD,
    EXPIRED,
    FORGED
  }

  /// @param file as it is named in addresses
  public String of(AssetId asset, String file) {
    long until = clock.instant().plus(settings.urlLife()).getEpochSecond();
    return settings.publicUrl() + PREFIX + asset + "/" + file + "?"
        + query(asset, file, Long.toString(until));
  }

  /// Opens a file beside the one that was asked for, as long as that.
  String query(AssetId asset, String file, String expires) {
    return "Expires=" + expires + "&Signature=" + signature(asset, file, expires);
  }

  Verdict verdict(AssetId asset, String file, String expires, String signature) {
    boolean isOurs = INTEGER.matcher(expires).matches()
        && MessageDigest.isEqual(
            signature(asset, file, expires).getBytes(US_ASCII), signature.getBytes(US_ASCII));
    if (!isOurs) {
      return Verdict.FORGED;
    }
    Instant end = Instant.ofEpochSecond(Long.parseLong(expires));
    return clock.instant().isBefore(end) ? Verdict.GOOD : Verdict.EXPIRED;
  }

  private String signature(AssetId asset, String file, String expires) {
    return HexFormat.of().formatHex(vault.sign(asset + "/" + file + "\n" + expires, PURPOSE));
  }
}
