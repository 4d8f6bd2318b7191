package io.kinora.infra.outbound;

import io.kinora.infra.base.AddressSecrets;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An address on the web, spelled in the one way that all programs read alike.
///
/// Programs differ on what `0177.0.0.1`, `2130706433` or `127.1` mean, so a check by one says
/// nothing about another: such hosts are refused before anything is resolved.
///
/// @param uri      without user information and fragment
/// @param userInfo `name:password` where the address had one
record WebTarget(URI uri, @Nullable String userInfo) {

  private static final int SHOWN_MAX = 500;

  private static final Pattern AUTHORITY =
      Pattern.compile("(?:([^@]*)@)?(\\[[^\\[\\]]*]|[^:@\\[\\]]*)(?::(\\d{1,5}))?");

  private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]+(?::" + IPV4 + ")?");

  /// Labels of letters, digits, `-` and `_`; the last begins with a letter, so it is no number.
  private static final Pattern NAME = Pattern.compile(
      "(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

  /// @throws ObjectionException where it is not http or https, or its host is spelled oddly
  static WebTarget of(URI uri) throws ObjectionException {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new ObjectionException("only http and https addresses are fetched");
    }
    Matcher authority = authority(uri);
    String host = checkedHost(authority);
    return new WebTarget(rebuilt(uri, scheme, host, port(authority.group(3))), authority.group(1));
  }

  /// How an address is shown to people: without user information and secrets, and not endless.
  static String shown(URI uri) {
    String bare = uri.toString().replaceFirst("^([^/?#]*//)[^/?#]*@", "$1");
    String text = AddressSecrets.masked(bare);
    return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
  }

  /// The host where it is an address and no name.
  Optional<InetAddress> findLiteral() {
    String host = uri.getHost();
    boolean isLiteral =
        host != null && (host.startsWith("[") || IPV4.matcher(host).matches());
    return isLiteral
        ? Optional.of(InetAddress.ofLiteral(host.replace("[", "").replace("]", "")))
        : Optional.empty();
  }

  /// Tells whether both are the same server to a browser; only then may it see our credentials.
  boolean isSameOrigin(URI other) {
    return uri.getScheme().equalsIgnoreCase(other.getScheme())
        && String.valueOf(uri.getRawAuthority()).equalsIgnoreCase(other.getRawAuthority());
  }

  /// The host of an address of any scheme.
  ///
  /// @throws ObjectionException where it is spelled oddly
  static String hostOf(URI uri) throws ObjectionException {
    return checkedHost(authority(uri));
  }

  private static Matcher authority(URI uri) throws ObjectionException {
    Matcher authority = AUTHORITY.matcher(String.valueOf(uri.getRawAuthority()));
    if (uri.getRawAuthority() == null || !authority.matches()) {
      throw new ObjectionException("the address has no host");
    }
    return authority;
  }

  private static String checkedHost(Matcher authority) throws ObjectionException {
    String host = authority.group(2).toLowerCase(Locale.ROOT);
    checkHost(host);
    return host;
  }

  private static void checkHost(String host) throws ObjectionException {
    boolean isKnownShape = host.startsWith("[")
        ? isIpv6(host.substring(1, host.length() - 1))
        : host.length() <= 253
            && (IPV4.matcher(host).matches() || NAME.matcher(host).matches());
    if (!isKnownShape) {
      throw new ObjectionException("the host is not written in the usual way");
    }
  }

  private static boolean isIpv6(String literal) {
    if (!IPV6.matcher(literal).matches()) {
      return false;
    }
    try {
      return !(InetAddress.ofLiteral(literal) instanceof Inet4Address); // ::ffff:1.2.3.4
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String port(@Nullable String text) throws ObjectionException {
    if (text == null) {
      return "";
    }
    int port = Integer.parseInt(text);
    if (port < 1 || port > 65_535) {
      throw new ObjectionException("the port must be 1 to 65535");
    }
    return ":" + port;
  }

  private static URI rebuilt(URI uri, String scheme, String host, String port) {
    String path = String.valueOf(uri.getRawPath());
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return URI.create(scheme + "://" + host + port + (path.isEmpty() ? "/" : path) + query);
  }
}
