package io.kinora.infra.transfer;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;

/// Resolves the hosts of an S3 service: the one that the operator named and its buckets are
/// trusted, wherever they are; all others are checked as any host that a client names.
record EndpointResolver(@Nullable URI endpoint, DnsResolver checking) implements DnsResolver {

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return isTrusted(host.toLowerCase(Locale.ROOT))
        ? SystemDefaultDnsResolver.INSTANCE.resolve(host)
        : checking.resolve(host);
  }

  private boolean isTrusted(String host) {
    String named = endpoint == null || endpoint.getHost() == null
        ? ""
        : endpoint.getHost().toLowerCase(Locale.ROOT);
    return !named.isEmpty() && (host.equals(named) || host.endsWith("." + named));
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
