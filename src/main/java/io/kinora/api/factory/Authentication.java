package io.kinora.api.factory;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.api.factory.SignedRequest.Credentials;
import io.kinora.engine.film.FilmAccount;
import io.kinora.engine.film.FilmAccounts;
import io.kinora.infra.base.TraceSpan;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells who asks.
///
/// Source: the factory contract, sections 3.3 and 3.4.
record Authentication(FactorySettings settings, FilmAccounts accounts, InstantSource clock) {

  /// Source: the factory contract, section 2.
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e&&[^/?&#]]{1,64}");

  private static final Pattern INTEGER = Pattern.compile("[0-9]{1,12}");
  private static final String ALGORITHM = "HmacSHA1";

  /// The account that signed a request.
  ///
  /// @param isAddress whether it is one of those that are given away, and work longer
  /// @throws FactoryException in the order of section 3.3
  FilmAccount check(SignedRequest request, boolean isAddress) {
    Credentials credentials = request
        .credentials()
        .orElseThrow(() -> FactoryException.forbidden(
            "MissingAuthentication", "AccessKey, Signature and Date are needed"));
    FilmAccount account = Optional.of(credentials.accessKey())
        .filter(KEY.asMatchPredicate())
        .flatMap(accounts::findWorking)
        .orElseThrow(
            () -> FactoryException.forbidden("InvalidAccessKey", "There is no such access key"));
    checkDate(credentials.date(), isAddress);
    if (!isSigned(request, credentials, account.secretKey())) {
      throw FactoryException.forbidden(
          "SignatureDoesNotMatch", "The signature is not the one of this request");
    }
    TraceSpan.current().with(TraceSpan.TENANT, account.tenant().value());
    return account;
  }

  private void checkDate(String date, boolean isAddress) {
    Instant now = clock.instant();
    Duration before = isAddress ? settings.urlLife() : settings.tolerance();
    boolean isInTime = Optional.of(date)
        .filter(INTEGER.asMatchPredicate())
        .map(it -> Instant.ofEpochSecond(Long.parseLong(it)))
        .filter(it -> !it.isBefore(now.minus(before)))
        .filter(it -> !it.isAfter(now.plus(settings.tolerance())))
        .isPresent();
    if (!isInTime) {
      throw FactoryException.forbidden(
          "RequestExpired", "Date is not the present time in seconds since 1970");
    }
  }

  /// Some programs add parameters to the type behind the back of who signed.
  private static boolean isSigned(
      SignedRequest request, Credentials credentials, String secretKey) {
    String type = request.contentType();
    String bare = type.replaceFirst(";.*", "").strip();
    return isSigned(request, credentials, secretKey, type)
        || (!bare.equals(type) && isSigned(request, credentials, secretKey, bare));
  }

  private static boolean isSigned(
      SignedRequest request, Credentials credentials, String secretKey, String type) {
    String right = signature(request.text(credentials.date(), type), secretKey);
    String given = credentials.signature().toLowerCase(Locale.ROOT);
    return MessageDigest.isEqual(right.getBytes(US_ASCII), given.getBytes(US_ASCII));
  }

  static String signature(String text, String secretKey) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secretKey.getBytes(US_ASCII), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure); // Every Java has it.
    }
  }
}
