package io.kinora.infra.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/// Finds the addresses of hosts that clients name, for protocols other than HTTP. Whoever dials
/// one of these addresses, and no other, goes only where the [Guard] lets us.
public final class Dialling {

  /// For a connection to be there.
  public static final Duration CONNECT_TIME_MAX = Duration.ofSeconds(10);

  private final CheckingResolver resolver;

  Dialling(CheckingResolver resolver) {
    this.resolver = resolver;
  }

  /// The addresses of the host in an address, in the order in which to try them.
  ///
  /// @throws ObjectionException where we do not go there
  /// @throws IOException where it has none
  public List<InetAddress> addressesOf(URI target) throws IOException {
    return List.of(resolver.resolve(WebTarget.hostOf(target).replaceAll("[\\[\\]]", "")));
  }

  /// The same, for clients of HTTP that are not ours.
  public DnsResolver resolver() {
    return resolver;
  }

  /// The host in an address, in lower case, spelled in the one way that all programs read
  /// alike.
  ///
  /// @throws ObjectionException where it is spelled in another way
  public static String hostOf(URI target) throws ObjectionException {
    return WebTarget.hostOf(target);
  }

  /// What went wrong with a connection, in half a sentence for clients.
  public static String reasonOf(IOException failure) {
    return Web.reasonOf(failure);
  }

  /// An address as it may be shown: without user information and secrets, and not endless.
  public static String shown(URI address) {
    return WebTarget.shown(address);
  }
}
