package io.kinora;

import static java.util.stream.Collectors.joining;

import io.kinora.KeyDesk.Outcome;
import io.kinora.KeyDesk.Terms;
import io.kinora.KeyDesk.Wish;
import io.kinora.engine.access.Tenants;
import io.kinora.engine.film.FilmAccount;
import io.kinora.engine.film.FilmAccounts;
import io.kinora.infra.base.TenantId;
import java.util.function.Supplier;

/// Where the operator has accounts for the API of Stupeflix made and ended.
record FilmAccountDesk(FilmAccounts accounts, Tenants tenants) {

  Outcome answer(Wish wish, Supplier<Terms> terms) {
    return switch (wish.action()) {
      case CREATE -> create(wish, terms.get().tenant());
      case LIST ->
        new Outcome.Done(accounts.all().stream().map(FilmAccountDesk::line).collect(joining()));
      case ROTATE ->
        accounts
            .rotate(wish.id())
            .map(it -> made(wish, it))
            .orElseGet(() -> KeyDesk.changed(wish, null));
      case DISABLE, ENABLE ->
        KeyDesk.changed(
            wish,
            accounts
                .setDisabled(wish.id(), wish.action() == KeyDesk.Action.DISABLE)
                .map(FilmAccount::tenant)
                .orElse(null));
    };
  }

  private Outcome create(Wish wish, TenantId tenant) {
    return KeyDesk.create(
        wish, tenants, tenant, KeyDesk.NAMELESS_ACCOUNT, () -> made(wish, accounts.create(tenant)));
  }

  private static Outcome made(Wish wish, FilmAccount account) {
    KeyDesk.audit(wish, account.tenant(), account.accessKey());
    return new Outcome.Done("access_key: " + account.accessKey() + "\nsecret_key: "
        + account.secretKey() + "\n" + KeyDesk.ONCE);
  }

  private static String line(FilmAccount account) {
    return account.accessKey() + " of " + account.tenant() + " since " + account.createdAt()
        + (account.isDisabled() ? ", disabled" : "") + "\n";
  }
}
