package io.kinora.infra.base;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds in addresses what opens doors, and masks it: a password before the host, and in the
/// query tokens, keys and signatures, by their names.
public final class AddressSecrets {

  private static final String MASK = "***";

  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:https?|ftp|sftp|s3)://[^\\s'\"<>]+");

  /// The second form is of a password with a slash that nobody encoded: no address, but a
  /// secret.
  private static final Pattern USER_INFO = Pattern.compile(
      "^([^/]*//)(?:[^/?#]*@" + "|[^/?#@:\\[]{0,200}+:(?!\\d*+(?:[/?#]|$))[^@]{0,200}@)");

  /// The names that storages and their networks use among them: `X-Amz-Signature`, `sig`,
  /// `access_token`, `AWSAccessKeyId`. What stands around such a word is short, so that no text
  /// takes long to read.
  private static final Pattern SECRET = Pattern.compile("(?i)([?&;](?:[^=&#?;]{0,40}"
      + "(?:token|secret|passw|signature|credential|api[-_]?key|access[-_]?key)[^=&#?;]{0,40}"
      + "|key|sig|auth|pwd|pass)=)[^&#]+");

  private AddressSecrets() {}

  /// A text as it may be shown: the addresses in it without their secrets.
  public static String masked(String text) {
    return ADDRESS.matcher(text).replaceAll(found -> {
      String address = USER_INFO.matcher(found.group()).replaceFirst("$1" + MASK + "@");
      return Matcher.quoteReplacement(SECRET.matcher(address).replaceAll("$1" + MASK));
    });
  }

  /// Tells whether there is something to mask.
  public static boolean isIn(String text) {
    return !masked(text).equals(text);
  }
}
