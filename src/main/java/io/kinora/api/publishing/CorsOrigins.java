package io.kinora.api.publishing;

import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// The sites whose pages may use the API from a browser.
///
/// @param all origins as browsers send them, or `*` for every one
public record CorsOrigins(Set<String> all) {

  static final CorsOrigins NONE = new CorsOrigins(Set.of());

  private static final String EVERY = "*";

  public CorsOrigins {
    all = Set.copyOf(all);
  }

  /// Reads origins with commas between them; `none` and nothing are none.
  ///
  /// @throws IllegalArgumentException where one is no origin
  public static CorsOrigins parse(String text) {
    if (text.isBlank() || text.equals("none")) {
      return NONE;
    }
    return new CorsOrigins(Arrays.stream(text.split(",", -1))
        .map(it -> checked(it.strip()))
        .collect(Collectors.toSet()));
  }

  private static String checked(String text) {
    var origin = URI.create(text);
    boolean isOne = text.equals(EVERY)
        || (Set.of("http", "https").contains(String.valueOf(origin.getScheme()))
            && origin.getHost() != null
            && text.equals(origin.getScheme() + "://" + origin.getRawAuthority()));
    if (!isOne) {
      throw new IllegalArgumentException("no origin: " + text);
    }
    return text;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  boolean isEvery() {
    return all.contains(EVERY);
  }

  boolean allow(String origin) {
    return isEvery() || all.contains(origin);
  }
}
