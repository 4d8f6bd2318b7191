package io.kinora.infra.base;

/// Names a tenant: the one who owns tasks, assets and credentials.
///
/// @param value 1 to 100 characters, not blank
public record TenantId(String value) {

  public TenantId {
    if (value.isBlank() || value.length() > 100) {
      throw new IllegalArgumentException("a tenant's id has 1 to 100 characters, is " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
