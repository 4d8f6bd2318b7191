package io.kinora.infra.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides which addresses we go to: those of the public internet, and what the operator allows.
/// It asks nobody; names are resolved elsewhere.
///
/// @param allowed ranges that are open although they are not public
public record Guard(List<Cidr> allowed) {

  /// What is not public. Sources: the special-purpose address registries of IANA (RFC 6890).
  private static final List<Range> NOT_PUBLIC = List.of(
      range("0.0.0.0/8", "this network"),
      range("10.0.0.0/8", "private"),
      range("100.64.0.0/10", "shared by carriers"),
      range("127.0.0.0/8", "loopback"),
      range("168.63.129.16/32", "a cloud's own services"),
      range("169.254.0.0/16", "link-local"),
      range("172.16.0.0/12", "private"),
      range("192.0.0.0/24", "reserved"),
      range("192.0.2.0/24", "documentation"),
      range("192.88.99.0/24", "carries IPv4"),
      range("192.168.0.0/16", "private"),
      range("198.18.0.0/15", "benchmarks"),
      range("198.51.100.0/24", "documentation"),
      range("203.0.113.0/24", "documentation"),
      range("224.0.0.0/4", "multicast"),
      range("240.0.0.0/4", "reserved"),
      range("::/128", "unspecified"),
      range("::1/128", "loopback"),
      range("::/96", "carries IPv4"), // compatible
      range("::ffff:0:0:0/96", "carries IPv4"), // translated
      range("64:ff9b::/96", "carries IPv4"), // NAT64
      range("64:ff9b:1::/48", "carries IPv4"), // NAT64 of one network
      range("2001::/32", "carries IPv4"), // Teredo
      range("2001::/23", "reserved"),
      range("2001:db8::/32", "documentation"),
      range("2002::/16", "carries IPv4"), // 6to4
      range("3fff::/20", "documentation"),
      range("fc00::/7", "private"),
      range("fe80::/10", "link-local"),
      range("fec0::/10", "private"),
      range("ff00::/8", "multicast"));

  private static final List<Cidr> PRIVATE = Stream.of(
          "127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")
      .map(Cidr::parse)
      .toList();

  /// All that was ever given out of IPv6.
  private static final Cidr GIVEN_OUT = Cidr.parse("2000::/3");

  public Guard {
    allowed = List.copyOf(allowed);
  }

  /// Opens these ranges, divided by commas: `127.0.0.0/8,::1/128`. Empty text opens none.
  ///
  /// @throws IllegalArgumentException where one of them is no range
  public static Guard allowing(String ranges) {
    return new Guard(Arrays.stream(ranges.split(","))
        .filter(it -> !it.isBlank())
        .map(Cidr::parse)
        .toList());
  }

  /// Opens this machine and private networks besides. Link-local addresses stay closed: there
  /// clouds tell their machines secrets.
  public Guard withPrivate() {
    return new Guard(Stream.concat(allowed.stream(), PRIVATE.stream()).toList());
  }

  /// Why we do not go there, in a word for the log; empty where we do.
  public Optional<String> objectionTo(InetAddress address) {
    if (allowed.stream().anyMatch(it -> it.contains(address))) {
      return Optional.empty();
    }
    return NOT_PUBLIC.stream()
        .filter(it -> it.cidr.contains(address))
        .map(Range::why)
        .findFirst()
        .or(() -> address instanceof Inet6Address ipv6 ? objectionTo(ipv6) : Optional.empty());
  }

  private static Optional<String> objectionTo(Inet6Address address) {
    if (!GIVEN_OUT.contains(address)) {
      return Optional.of("reserved");
    }
    return isIsatap(address.getAddress()) ? Optional.of("carries IPv4") : Optional.empty();
  }

  /// Its interface part begins with 0000:5efe or 0200:5efe, whatever its network. RFC 5214, 6.1.
  private static boolean isIsatap(byte[] address) {
    return (address[8] & ~2) == 0
        && address[9] == 0
        && address[10] == 0x5e
        && (address[11] & 255) == 0xfe;
  }

  private static Range range(String cidr, String why) {
    return new Range(Cidr.parse(cidr), why);
  }

  private record Range(Cidr cidr, String why) {}
}
