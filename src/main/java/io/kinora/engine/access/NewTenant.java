package io.kinora.engine.access;

import io.kinora.engine.connection.Connection;
import io.kinora.infra.base.TenantId;
import java.util.List;

/// A tenant that is to be there.
///
/// @param place where it was asked for, for messages
/// @param unused what was said of it that this version does not use yet
record NewTenant(
    TenantId id,
    NewCredentials credentials,
    List<Connection> connections,
    Limits limits,
    String place,
    List<String> unused) {

  NewTenant {
    connections = List.copyOf(connections);
    unused = List.copyOf(unused);
  }
}
