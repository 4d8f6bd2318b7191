package io.kinora.engine.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The secrets of a webhook: the one in force, and for a while the one before it, so that
/// receivers can go over without missing a message.
///
/// @param former      the one before; none where it was never changed
/// @param formerUntil when that one signs no more
public record SigningSecrets(
    SigningSecret current,
    @Nullable SigningSecret former,
    @Nullable Instant formerUntil) {

  /// Source: the publishing contract, section 17: two signatures during rotation.
  private static final Duration OVERLAP = Duration.ofHours(24);

  static SigningSecrets first() {
    return new SigningSecrets(SigningSecret.random(), null, null);
  }

  /// With a new one in force. One that had been replaced before signs no more.
  SigningSecrets rotated(Instant now) {
    return new SigningSecrets(SigningSecret.random(), current, now.plus(OVERLAP));
  }

  /// When the one before signs no more; empty where it has come to that.
  public Optional<Instant> formerUntil(Instant now) {
    return Optional.ofNullable(formerUntil).filter(until -> until.isAfter(now));
  }

  /// The value of the header `webhook-signature`: one signature, or two.
  String signatures(String id, Instant at, String body) {
    String signature = current.sign(id, at, body);
    return former != null && formerUntil(at).isPresent()
        ? signature + " " + former.sign(id, at, body)
        : signature;
  }
}
