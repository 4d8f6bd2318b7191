package io.kinora.engine.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What proves to a receiver that a message comes from us. Source: Standard Webhooks 1.0.0,
/// symmetric signatures.
public final class SigningSecret {

  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] key;

  private SigningSecret(byte[] key) {
    this.key = key;
  }

  static SigningSecret random() {
    byte[] key = new byte[BYTES];
    RANDOM.nextBytes(key);
    return new SigningSecret(key);
  }

  /// Reads what [#shown] wrote.
  static SigningSecret parse(String text) {
    if (!text.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a secret of a webhook begins with " + PREFIX);
    }
    return new SigningSecret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
  }

  /// As its owner gets it.
  public String shown() {
    return PREFIX + Base64.getEncoder().encodeToString(key);
  }

  /// The signature of a message with its version.
  ///
  /// @param id of the message; has no dot
  /// @param at when it is sent, to the second
  String sign(String id, Instant at, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] signature = mac.doFinal((id + "." + at.getEpochSecond() + "." + body).getBytes(UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(signature);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("every Java has HMAC with SHA-256", failure);
    }
  }

  /// Never the secret.
  @Override
  public String toString() {
    return "secret of a webhook";
  }
}
