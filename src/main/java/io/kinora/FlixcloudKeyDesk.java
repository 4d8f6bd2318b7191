package io.kinora;

import static java.util.stream.Collectors.joining;

import io.kinora.KeyDesk.Outcome;
import io.kinora.KeyDesk.Terms;
import io.kinora.KeyDesk.Wish;
import io.kinora.engine.access.FlixcloudKeys;
import io.kinora.engine.access.Tenants;
import io.kinora.infra.base.TenantId;
import java.util.function.Supplier;

/// Where the operator has api keys for Flix Cloud made and ended.
record FlixcloudKeyDesk(FlixcloudKeys keys, Tenants tenants) {

  Outcome answer(Wish wish, Supplier<Terms> terms) {
    return switch (wish.action()) {
      case CREATE -> create(wish, terms.get().tenant());
      case LIST ->
        new Outcome.Done(keys.all().stream()
            .map(it -> it.id() + " of " + it.tenant() + " since " + it.created() + "\n")
            .collect(joining()));
      case DISABLE -> KeyDesk.changed(wish, keys.remove(wish.id()).orElse(null));
      case ENABLE, ROTATE ->
        new Outcome.NotUnderstood("Such a key is disabled for good: create another one.");
    };
  }

  private Outcome create(Wish wish, TenantId tenant) {
    return KeyDesk.create(
        wish,
        tenants,
        tenant,
        KeyDesk.NAMELESS_KEY,
        () -> KeyDesk.madeKey(wish, tenant, keys.create(tenant)));
  }
}
