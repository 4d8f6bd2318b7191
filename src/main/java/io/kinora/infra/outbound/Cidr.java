package io.kinora.infra.outbound;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A range of addresses, such as `10.0.0.0/8`.
///
/// @param network      its first address
/// @param prefixLength how many leading bits all its addresses share
public record Cidr(InetAddress network, int prefixLength) {

  private static final Pattern TEXT = Pattern.compile("([0-9a-fA-F.:]+)/(\\d{1,3})");

  public Cidr {
    int bitCount = network.getAddress().length * 8;
    if (prefixLength < 0 || prefixLength > bitCount) {
      throw new IllegalArgumentException("prefix length must be 0 to " + bitCount);
    }
  }

  /// @throws IllegalArgumentException where `text` is no range
  public static Cidr parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a range looks like 10.0.0.0/8, not like " + text);
    }
    var network = InetAddress.ofLiteral(matcher.group(1));
    return new Cidr(network, Integer.parseInt(matcher.group(2)));
  }

  public boolean contains(InetAddress address) {
    byte[] ours = network.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    int wholeBytes = prefixLength / 8;
    int restBits = prefixLength % 8;
    return Arrays.equals(ours, 0, wholeBytes, theirs, 0, wholeBytes)
        && (restBits == 0
            || ((ours[wholeBytes] ^ theirs[wholeBytes]) & 255) >> (8 - restBits) == 0);
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + prefixLength;
  }
}
