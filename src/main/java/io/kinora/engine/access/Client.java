package io.kinora.engine.access;

import io.kinora.infra.base.TenantId;
import java.util.regex.Pattern;

/// A program of a tenant that asks for access tokens.
///
/// @param id     public; letters, digits and `_`
/// @param scopes the most that its tokens may have
public record Client(String id, TenantId tenant, Scopes scopes) {

  /// What an id is, in words that end the sentence "expected …".
  public static final String ID_EXPECTED = "1 to 60 letters, digits and '_'";

  /// Source: the publishing contract, section 4.1: form-decoding must never harm it.
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z_]{1,60}");

  public Client {
    if (!isId(id)) {
      throw new IllegalArgumentException("a client's id is " + ID_EXPECTED);
    }
  }

  /// Tells whether foreign text can be the id of a client.
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}
