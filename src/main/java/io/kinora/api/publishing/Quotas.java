package io.kinora.api.publishing;

import io.kinora.infra.base.TenantId;
import tools.jackson.databind.node.JsonNodeFactory;

/// What a tenant may have at once. Source: the publishing contract, section 14.
record Quotas(VideoParts parts) {

  /// @throws ProblemException where one more slot would be too many
  void checkSlot(TenantId tenant) {
    if (parts.uploads().openCount(tenant) >= parts.rules().openSlotsMax()) {
      throw reached("open_slots", "There are too many slots without their file.");
    }
    checkBytes(tenant);
  }

  /// @throws ProblemException where no more bytes may come
  void checkBytes(TenantId tenant) {
    long most = parts.rules().tenantBytesMax();
    if (most < Long.MAX_VALUE && storedBytes(tenant) >= most) {
      throw reached("stored_bytes", "There are as many bytes as there may be: remove something.");
    }
  }

  private long storedBytes(TenantId tenant) {
    return parts.library().storedBytes(tenant) + parts.uploads().storedBytes(tenant);
  }

  static ProblemException reached(String quota, String detail) {
    return Problem.of(ProblemCode.TENANT_QUOTA, detail)
        .with("quota", JsonNodeFactory.instance.stringNode(quota))
        .asException();
  }
}
