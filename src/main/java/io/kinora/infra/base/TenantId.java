package io.kinora.infra.base;

/// Names a tenant: the one who owns tasks, assets and credentials.
///
/// @param value 1 to 100 characters, not blank
public record TenantId(String value) {

  public TenantId {
    if (!isOne(value)) {
      throw new IllegalArgumentException("a tenant's id has 1 to 100 characters, is " + value);
    }
  }

  /// Tells whether foreign text can be the id of a tenant.
  public static boolean isOne(String text) {
    return !text.isBlank() && text.length() <= 100;
  }

  @Override
  public String toString() {
    return value;
  }
}
