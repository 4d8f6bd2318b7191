package io.kinora.infra.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Resolves names and literals, and gives only addresses that the [Guard] allows. The client dials
/// what it gets here and asks nobody else, so there is no second answer that could differ.
final class CheckingResolver implements DnsResolver {

  /// It says no more: what lies where is nobody's business.
  static final String OBJECTION = "the host is not one that we go to";

  private static final Logger LOG = LoggerFactory.getLogger(CheckingResolver.class);

  private final Guard guard;
  private final Lookup lookup;

  /// Where the addresses of a name come from.
  @FunctionalInterface
  interface Lookup {
    InetAddress[] addressesOf(String host) throws UnknownHostException;
  }

  CheckingResolver(Guard guard, Lookup lookup) {
    this.guard = guard;
    this.lookup = lookup;
  }

  /// One bad address refuses them all: a name that mixes them has no good reason to.
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = lookup.addressesOf(host);
    for (InetAddress address : addresses) {
      Optional<String> objection = guard.objectionTo(address);
      if (objection.isPresent()) {
        LOG.info("{} is at {}: not allowed, {}", host, address.getHostAddress(), objection.get());
        throw new ObjectionException(OBJECTION);
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
