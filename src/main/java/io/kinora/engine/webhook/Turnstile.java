package io.kinora.engine.webhook;

import io.kinora.infra.base.TenantId;
import java.util.HashMap;
import java.util.Map;

/// Lets only so many webhooks be told at once in this process, all together and of one tenant:
/// slow receivers of one keep neither the other tenants' nor the other work of the lane from
/// their turn. All threads may use it.
final class Turnstile {

  private final int allMax;
  private final int perTenantMax;
  private final Map<TenantId, Integer> inside = new HashMap<>();

  Turnstile(int allMax, int perTenantMax) {
    this.allMax = allMax;
    this.perTenantMax = perTenantMax;
  }

  /// @return whether there was room; then [#leave] has to follow
  synchronized boolean enter(TenantId tenant) {
    int all = inside.values().stream().mapToInt(Integer::intValue).sum();
    int own = inside.getOrDefault(tenant, 0);
    if (all >= allMax || own >= perTenantMax) {
      return false;
    }
    inside.put(tenant, own + 1);
    return true;
  }

  synchronized void leave(TenantId tenant) {
    inside.computeIfPresent(tenant, (_, count) -> count == 1 ? null : count - 1);
  }
}
