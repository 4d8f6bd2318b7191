package io.kinora.engine.access;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The domains on whose pages an api key may be used.
///
/// @param domains in lower case
record Referrers(List<String> domains) {

  Referrers {
    domains = List.copyOf(domains);
  }

  /// Reads domains with commas between them.
  static Referrers parse(String text) {
    return new Referrers(
        Arrays.stream(text.split(",", -1)).filter(it -> !it.isEmpty()).toList());
  }

  /// Source: the tasks contract, section 2: the host equals a domain or is a subdomain of it.
  ///
  /// @param referrer what a browser says: an address, or its beginning up to the port
  boolean allow(String referrer) {
    return hostOf(referrer)
        .filter(host ->
            domains.stream().anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain)))
        .isPresent();
  }

  /// Foreign text: what has no host allows nothing.
  private static Optional<String> hostOf(String referrer) {
    try {
      return Optional.ofNullable(URI.create(withoutPath(referrer.strip())).getHost())
          .map(host -> host.toLowerCase(Locale.ROOT).replaceAll("\\.$", ""));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Pages have characters in their paths that `URI` does not take.
  private static String withoutPath(String referrer) {
    int slashes = referrer.indexOf("://");
    if (slashes < 0) {
      return referrer;
    }
    String rest = referrer.substring(slashes + 3);
    return referrer.substring(0, slashes + 3) + rest.split("[/?#]", 2)[0];
  }
}
