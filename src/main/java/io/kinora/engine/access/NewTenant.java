package io.kinora.engine.access;

import io.kinora.infra.base.TenantId;
import java.util.List;

/// A tenant that is to be there.
///
/// @param place where it was asked for, for messages
/// @param unused what was said of it that this version does not use yet
record NewTenant(
    TenantId id, List<Credential> credentials, Limits limits, String place, List<String> unused) {

  NewTenant {
    credentials = List.copyOf(credentials);
    unused = List.copyOf(unused);
  }
}
