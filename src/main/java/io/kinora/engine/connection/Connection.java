package io.kinora.engine.connection;

import io.kinora.infra.base.Suggestion;
import io.kinora.infra.platform.FacebookAccess;
import io.kinora.infra.platform.GoogleAccess;
import io.kinora.infra.platform.GoogleAccess.Renewal;
import io.kinora.infra.platform.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What a tenant has at one platform.
///
/// @param values secrets and keys, by the names that the platform's tasks give them
public record Connection(Platform platform, Map<String, String> values) {

  public Connection {
    values = Map.copyOf(values);
  }

  /// Which values there are for a platform.
  private static List<String> names(Platform platform) {
    return switch (platform) {
      case YOUTUBE ->
        List.of("access_token", "refresh_token", "client_id", "client_secret", "developer_key");
      case VIMEO ->
        List.of(
            "oauth2_token",
            "consumer_key",
            "consumer_secret",
            "access_token_key",
            "access_token_secret");
      case FACEBOOK -> List.of("access_token", "app_secret");
    };
  }

  /// Groups of values, of which one must be whole.
  private static List<List<String>> enough(Platform platform) {
    return switch (platform) {
      case YOUTUBE ->
        List.of(List.of("access_token"), List.of("refresh_token", "client_id", "client_secret"));
      case VIMEO ->
        List.of(
            List.of("oauth2_token"),
            List.of("consumer_key", "consumer_secret", "access_token_key", "access_token_secret"));
      case FACEBOOK -> List.of(List.of("access_token"));
    };
  }

  /// A connection of what an operator wrote: an object of texts.
  ///
  /// @throws InvalidConnectionException where it is not as it should be
  public static Connection read(Platform platform, JsonNode given) {
    boolean isRight = given.isObject()
        && given.valueStream().allMatch(it -> it.isString() && !it.asString().isBlank());
    if (!isRight) {
      throw new InvalidConnectionException("an object of texts that are not empty");
    }
    var values = new HashMap<String, String>();
    given.properties().forEach(it -> values.put(it.getKey(), it.getValue().asString()));
    var connection = new Connection(platform, values);
    connection.complaint().ifPresent(expected -> {
      throw new InvalidConnectionException(expected);
    });
    return connection;
  }

  /// What was expected instead; never a value. Empty if it is right.
  private Optional<String> complaint() {
    List<String> known = names(platform);
    Optional<String> unknown =
        values.keySet().stream().filter(name -> !known.contains(name)).sorted().findFirst();
    if (unknown.isPresent()) {
      return Optional.of("no '" + unknown.get() + "'" + Suggestion.wordsFor(unknown.get(), known));
    }
    boolean isEnough = enough(platform).stream().anyMatch(values.keySet()::containsAll);
    return isEnough
        ? Optional.empty()
        : Optional.of(enough(platform).stream()
            .map(names -> String.join(" and ", names))
            .collect(Collectors.joining(", or "))
            .transform("at least "::concat));
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /// Empty where there is none.
  public String value(String name) {
    return values.getOrDefault(name, "");
  }

  /// What lets us upload to YouTube.
  public GoogleAccess googleAccess() {
    Renewal renewal = has("refresh_token")
        ? new Renewal(value("refresh_token"), value("client_id"), value("client_secret"))
        : null;
    return new GoogleAccess(value("access_token"), value("developer_key"), renewal);
  }

  /// What lets us upload to Facebook.
  public FacebookAccess facebookAccess() {
    return new FacebookAccess(value("access_token"), value("app_secret"));
  }

  /// Never the values.
  @Override
  public String toString() {
    return "connection to " + platform.title();
  }
}
