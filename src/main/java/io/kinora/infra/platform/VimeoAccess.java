package io.kinora.infra.platform;

import io.kinora.infra.base.RandomKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/// What lets us upload to somebody's account at Vimeo.
public sealed interface VimeoAccess {

  /// @param token of OAuth 2
  record Bearer(String token) implements VimeoAccess {

    @Override
    public String toString() {
      return "access to Vimeo";
    }
  }

  /// The four keys of OAuth 1.
  record Signed(
      String consumerKey, String consumerSecret, String accessTokenKey, String accessTokenSecret)
      implements VimeoAccess {

    @Override
    public String toString() {
      return "access to Vimeo";
    }
  }

  /// The value of the header `Authorization`.
  default String header(String method, URI target, Instant now) {
    return switch (this) {
      case Bearer(String token) -> "bearer " + token;
      case Signed(String consumer, String consumerSecret, String token, String tokenSecret) ->
        new OAuth1(consumer, consumerSecret, token, tokenSecret)
            .header(method, target, RandomKey.ofLetters(32), now);
    };
  }

  /// What nobody may see.
  default List<String> secrets() {
    return switch (this) {
      case Bearer(String token) -> List.of(token);
      case Signed(String consumer, String consumerSecret, String token, String tokenSecret) ->
        List.of(consumer, consumerSecret, token, tokenSecret);
    };
  }
}
