package io.kinora.engine.cloud;

import io.kinora.infra.base.RandomKey;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.secret.Vault;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The accounts of all tenants, for the operator. All threads may use it.
public final class Accounts {

  private static final int ACCESS_KEY_LENGTH = 20;
  private static final int SECRET_KEY_LENGTH = 40;
  private static final String FIRST_CLOUD = "my_first_cloud";

  private final Database database;
  private final CloudTable table;
  private final InstantSource clock;

  public Accounts(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.table = new CloudTable(vault);
    this.clock = clock;
  }

  /// An account that is to be there from the start.
  ///
  /// @param cloud     the id of its first cloud
  /// @param noticeUrl who is told of what happens there; nobody where there is none
  public record Wanted(
      String accessKey,
      String secretKey,
      ObjectId cloud,
      @Nullable String noticeUrl) {

    /// One with keys that nobody can guess.
    public static Wanted random() {
      return new Wanted(
          RandomKey.ofLetters(ACCESS_KEY_LENGTH),
          RandomKey.ofLetters(SECRET_KEY_LENGTH),
          ObjectId.random(),
          null);
    }

    /// Never the secret.
    @Override
    public String toString() {
      return "account " + accessKey;
    }
  }

  /// Makes an account with a cloud.
  public Account create(TenantId tenant) {
    Wanted wanted = Wanted.random();
    boolean isNew = database.inTransaction(it -> insert(it.handle(), tenant, wanted));
    if (!isNew) {
      throw new IllegalStateException("random keys were taken");
    }
    return account(tenant, wanted);
  }

  /// Makes the account and the cloud that are wanted, in a transaction of others.
  ///
  /// @return whether its keys and ids are no other's
  public boolean insert(Handle handle, TenantId tenant, Wanted wanted) {
    Account account = account(tenant, wanted);
    var said = new Clouds.Said(FIRST_CLOUD, null, Cloud.PRIORITY_USUAL);
    Cloud cloud =
        Clouds.cloud(account, wanted.cloud(), said, wanted.noticeUrl(), account.createdAt());
    return table.insert(handle, account) && Clouds.insert(handle, table, cloud).isPresent();
  }

  private Account account(TenantId tenant, Wanted wanted) {
    return new Account(wanted.accessKey(), tenant, wanted.secretKey(), clock.instant());
  }

  /// All there are, by tenant.
  public List<Account> all() {
    return database.read(table::accounts);
  }

  /// The clouds of an account, the oldest first.
  public List<Cloud> clouds(Account account) {
    return database.read(handle -> table.ofAccount(handle, account.accessKey()));
  }

  /// Gives an account another secret; the one of before is worth nothing from now on.
  ///
  /// @return the account with it; empty where there is none
  public Optional<Account> rotate(String accessKey) {
    String secret = RandomKey.ofLetters(SECRET_KEY_LENGTH);
    return database.inTransaction(transaction -> {
      boolean isThere = table.setSecret(transaction.handle(), accessKey, secret);
      return table.accounts(transaction.handle()).stream()
          .filter(it -> isThere && it.accessKey().equals(accessKey))
          .findFirst();
    });
  }
}
