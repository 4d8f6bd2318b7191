package io.kinora.infra.transfer;

import io.kinora.infra.outbound.ClientAddress;
import io.kinora.infra.outbound.Dialling;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a file is, or is to be.
///
/// @param address without user information; its scheme is one of [Scheme], in lower case
/// @param login   what opens it; null where everybody may, or where the operator's own is meant
public record Place(URI address, @Nullable Login login) {

  /// Scheme, user information up to the last `@` before the path, host with port, and the rest.
  private static final Pattern SHAPE =
      Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]{0,20})://(?:([^/?#]*)@)?([^/?#@]+)(.*)");

  private static final Pattern HOST =
      Pattern.compile("([^/?#@:%\\[\\]\\\\\\s]+|\\[[0-9a-fA-F:.]+])(:\\d{1,5})?");

  private static final Pattern FILE_SHAPE =
      Pattern.compile("(?i)file:(?://(?:localhost)?)?(/.*)", Pattern.DOTALL);

  public Place {
    if (Scheme.find(String.valueOf(address.getScheme())).isEmpty()) {
      throw new IllegalArgumentException("no scheme of ours");
    }
    if (String.valueOf(address.getRawAuthority()).contains("@")) {
      throw new IllegalArgumentException("the address must not have user information");
    }
  }

  /// Reads an address as people write it: blanks and the like are encoded, and user information
  /// becomes the login. Empty where it is no address, or of a scheme that is none of ours.
  ///
  /// @param login wins over the one in the address
  public static Optional<Place> parse(String text, @Nullable Login login) {
    Matcher shape = SHAPE.matcher(text.strip());
    if (!shape.matches()) {
      return Optional.empty();
    }
    Login own = login == null ? loginOf(shape.group(2)) : login;
    return Scheme.find(shape.group(1))
        .filter(scheme -> scheme != Scheme.FILE)
        .flatMap(
            scheme -> ClientAddress.parse(scheme.word() + "://" + shape.group(3) + shape.group(4)))
        .filter(address -> address.getRawAuthority() != null)
        .map(address -> new Place(address, own));
  }

  /// The same, and `file:///PATH` for files of this machine.
  public static Optional<Place> parseWithFiles(String text, @Nullable Login login) {
    Matcher file = FILE_SHAPE.matcher(text.strip());
    if (!file.matches()) {
      return parse(text, login);
    }
    String path = file.group(1).replaceAll("^/+", "/");
    return ClientAddress.parse("file:" + path).map(address -> new Place(address, null));
  }

  /// A file that is named by plain words, nothing of which is read as a part of an address. Empty
  /// where no file can be there.
  ///
  /// @param scheme not that of files of this machine
  /// @param host   with its port where it has one; for S3 the name of a bucket
  /// @param path   as the server has it, such as `films/a b.mp4`
  public static Optional<Place> of(Scheme scheme, String host, String path, @Nullable Login login) {
    if (!HOST.matcher(host).matches()) {
      return Optional.empty();
    }
    return ClientAddress.parse(scheme.word() + "://" + host + "/" + encoded(path))
        .map(address -> new Place(address, login))
        .filter(Place::namesFile);
  }

  /// A plain path as it stands in addresses.
  static String encoded(String path) {
    var encoded = new StringBuilder();
    for (byte next : path.getBytes(StandardCharsets.UTF_8)) {
      boolean isPlain = next > 0 && (Character.isLetterOrDigit(next) || "/-._~".indexOf(next) >= 0);
      encoded.append(isPlain ? (char) next : "%%%02X".formatted(next & 255));
    }
    return encoded.toString();
  }

  private boolean namesFile() {
    return switch (scheme()) {
      case S3 -> S3Object.of(this).isPresent();
      case FTP -> RemotePath.ofFtp(rawPath()).isPresent();
      case SFTP -> RemotePath.ofSftp(rawPath()).isPresent();
      case HTTP, HTTPS, FILE -> true;
    };
  }

  /// What an address begins with, in messages about one that cannot be read.
  public static Optional<String> schemeOf(String text) {
    Matcher scheme =
        Pattern.compile("\\s*([a-zA-Z][a-zA-Z0-9+.-]{0,20}):.*", Pattern.DOTALL).matcher(text);
    return scheme.matches() ? Optional.of(scheme.group(1)) : Optional.empty();
  }

  public Scheme scheme() {
    return Scheme.find(address.getScheme()).orElseThrow();
  }

  /// The address as one may show it: without what opens doors, and not endless.
  public String shown() {
    return Dialling.shown(address);
  }

  /// All behind the host, as it stands in the address. Outside of HTTP a `?` or `#` that nobody
  /// encoded is a part of the file's name.
  String rawPath() {
    String text = address.toString();
    String behind = text.substring(text.indexOf("//") + 2);
    return behind.substring(address.getRawAuthority().length());
  }

  int port() {
    return address.getPort() < 0 ? scheme().usualPort() : address.getPort();
  }

  private static @Nullable Login loginOf(@Nullable String userInfo) {
    if (userInfo == null) {
      return null;
    }
    String[] words = userInfo.split(":", 2);
    return new Login(decoded(words[0]), words.length == 2 ? decoded(words[1]) : "");
  }

  /// What is no escape stays as it is: few people encode their passwords.
  static String decoded(String text) {
    String escaped = text.replaceAll("%(?![0-9a-fA-F]{2})", "%25").replace("+", "%2B");
    return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
  }
}
