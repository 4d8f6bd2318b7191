package io.kinora.engine.access;

import io.kinora.infra.base.RandomKey;
import java.util.Optional;
import java.util.regex.Pattern;

/// How the secrets of the publishing API look. Source: the publishing contract, section 4.2.
final class Secrets {

  /// 43 letters and digits are 256 bits.
  private static final int SECRET_LENGTH = 43;

  private static final int KEY_ID_LENGTH = 12;

  private static final Pattern CLIENT_SECRET = Pattern.compile("mcs_[0-9A-Za-z]{43}");
  private static final Pattern API_KEY = Pattern.compile("msk_([0-9A-Za-z]{12})_([0-9A-Za-z]{43})");

  private Secrets() {}

  /// An API key in its two parts.
  record ApiKey(String id, String secret) {

    static ApiKey random() {
      return withId(RandomKey.ofLetters(KEY_ID_LENGTH));
    }

    static ApiKey withId(String id) {
      return new ApiKey(id, RandomKey.ofLetters(SECRET_LENGTH));
    }

    /// The parts of a text that has the form of a key.
    static Optional<ApiKey> parse(String text) {
      return Optional.of(API_KEY.matcher(text))
          .filter(it -> it.matches())
          .map(it -> new ApiKey(it.group(1), it.group(2)));
    }

    /// As its owner shows it.
    String shown() {
      return "msk_" + id + "_" + secret;
    }

    /// Never the secret.
    @Override
    public String toString() {
      return "api key " + id;
    }
  }

  static String clientSecret() {
    return "mcs_" + RandomKey.ofLetters(SECRET_LENGTH);
  }

  static boolean isClientSecret(String text) {
    return CLIENT_SECRET.matcher(text).matches();
  }

  static String accessToken() {
    return "mst_" + RandomKey.ofLetters(SECRET_LENGTH);
  }

  /// Five groups, as the old service's keys had them. Source: the flixcloud contract, section 3.
  static String flixcloudKey() {
    return String.join(
        ":",
        RandomKey.ofLetters(4),
        RandomKey.ofLetters(22),
        "0",
        RandomKey.ofLetters(22),
        RandomKey.ofLetters(4));
  }
}
