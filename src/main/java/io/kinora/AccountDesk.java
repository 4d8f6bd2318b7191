package io.kinora;

import static java.util.stream.Collectors.joining;

import io.kinora.KeyDesk.Outcome;
import io.kinora.KeyDesk.Terms;
import io.kinora.KeyDesk.Wish;
import io.kinora.engine.access.Tenants;
import io.kinora.engine.cloud.Account;
import io.kinora.engine.cloud.Accounts;
import io.kinora.infra.base.TenantId;
import java.util.function.Supplier;

/// Where the operator has accounts for Panda made.
record AccountDesk(Accounts accounts, Tenants tenants) {

  Outcome answer(Wish wish, Supplier<Terms> terms) {
    return switch (wish.action()) {
      case CREATE -> create(wish, terms.get().tenant());
      case LIST -> new Outcome.Done(accounts.all().stream().map(this::line).collect(joining()));
      case ROTATE ->
        accounts
            .rotate(wish.id())
            .map(it -> made(wish, it))
            .orElseGet(() -> KeyDesk.changed(wish, null));
      case DISABLE, ENABLE ->
        new Outcome.NotUnderstood(
            "An account for Panda is disabled with its tenant; 'rotate' ends its secret.");
    };
  }

  private Outcome create(Wish wish, TenantId tenant) {
    return KeyDesk.create(
        wish, tenants, tenant, KeyDesk.NAMELESS_ACCOUNT, () -> made(wish, accounts.create(tenant)));
  }

  private Outcome made(Wish wish, Account account) {
    KeyDesk.audit(wish, account.tenant(), account.accessKey());
    String clouds = accounts.clouds(account).stream()
        .map(it -> "cloud_id: " + it.id() + "\n")
        .collect(joining());
    return new Outcome.Done("access_key: " + account.accessKey() + "\nsecret_key: "
        + account.secretKey() + "\n" + clouds + KeyDesk.ONCE);
  }

  private String line(Account account) {
    String clouds =
        accounts.clouds(account).stream().map(it -> it.id().value()).collect(joining(", "));
    return account.accessKey() + " of " + account.tenant() + ": clouds " + clouds + " since "
        + account.createdAt() + "\n";
  }
}
