package io.kinora.api.publishing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kinora.engine.publishing.Video;
import io.kinora.infra.base.Sha256;
import io.kinora.infra.secret.Vault;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes the passes of signed videos, and knows them again. Nothing of them is stored: each tenant
/// has a key that follows from ours.
///
/// Source: the publishing contract, section 12.1.
///
/// @param life how long a pass works
public record Passes(Vault vault, Duration life, InstantSource clock) {

  private static final String PURPOSE = "signed playback";
  private static final Pattern SEGMENT = Pattern.compile("s\\.(\\d{1,12})\\.([A-Za-z0-9_-]{43})");

  /// A new one; empty for a video that is public, or not ready.
  Optional<Pass> pass(Video video) {
    long until = clock.instant().plus(life).getEpochSecond();
    return video
        .findMedia()
        .filter(_ -> video.slot().isSigned())
        .map(media -> new Pass(until, signature(video, media, Long.toString(until))));
  }

  /// Tells whether a segment of a path is a pass for this video that still works.
  boolean isGood(Video video, String segment) {
    Matcher matcher = SEGMENT.matcher(segment);
    if (!matcher.matches()) {
      return false;
    }
    String until = matcher.group(1);
    boolean isRight = video
        .findMedia()
        .map(media -> MessageDigest.isEqual(
            signature(video, media, until).getBytes(US_ASCII), matcher.group(2).getBytes(US_ASCII)))
        .orElse(false);
    return isRight && clock.instant().getEpochSecond() < Long.parseLong(until);
  }

  private String signature(Video video, Video.Media media, String until) {
    byte[] tenantKey = vault.sign(video.tenant().value(), PURPOSE);
    byte[] bytes = Sha256.mac(tenantKey, media.playbackId() + "." + until);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
