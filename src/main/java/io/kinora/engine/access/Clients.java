package io.kinora.engine.access;

import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The tables `client` and `client_secret`. All threads may use them.
public final class Clients {

  /// While one is being replaced, the old one works on. Source: the publishing contract,
  /// section 4.2.
  private static final int SECRETS_MAX = 2;

  private final Database database;
  private final InstantSource clock;

  public Clients(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A client that is there.
  public record Entry(Client client, Standing standing) {}

  /// Makes a client with a new secret; empty where its id is taken.
  public Optional<NewSecret> create(Client client) {
    String secret = Secrets.clientSecret();
    boolean isMade = database.inTransaction(
        transaction -> insert(transaction.handle(), client, secret, clock.instant()));
    return isMade ? Optional.of(new NewSecret(client.id(), secret)) : Optional.empty();
  }

  /// @return whether the id was free
  static boolean insert(Handle handle, Client client, String secret, Instant now) {
    boolean isMade = handle.execute(
            """
            insert into client (id, tenant, scopes, created_at) values (?, ?, ?, ?)
            on conflict (id) do nothing""", client.id(), client.tenant().value(), client.scopes().words(), now.toEpochMilli())
        == 1;
    if (isMade) {
      insertSecret(handle, client.id(), 1, secret, now);
    }
    return isMade;
  }

  private static void insertSecret(
      Handle handle, String id, int number, String secret, Instant now) {
    handle.execute(
        "insert into client_secret (client_id, number, digest, created_at) values (?, ?, ?, ?)",
        id,
        number,
        Digest.of(secret),
        now.toEpochMilli());
  }

  /// Gives a client another secret; the one before works until the next time. Empty where there is
  /// no such client.
  public Optional<NewSecret> rotate(String id) {
    String secret = Secrets.clientSecret();
    boolean isDone = database.inTransaction(it -> rotate(it.handle(), id, secret));
    return isDone ? Optional.of(new NewSecret(id, secret)) : Optional.empty();
  }

  private boolean rotate(Handle handle, String id, String secret) {
    if (find(handle, id).isEmpty()) {
      return false;
    }
    int number = 1 + newestNumber(handle, id);
    insertSecret(handle, id, number, secret, clock.instant());
    handle.execute(
        "delete from client_secret where client_id = ? and number <= ?", id, number - SECRETS_MAX);
    return true;
  }

  private static int newestNumber(Handle handle, String id) {
    return handle
        .createQuery("select coalesce(max(number), 0) from client_secret where client_id = :id")
        .bind("id", id)
        .mapTo(Integer.class)
        .one();
  }

  /// @return whether there is such a client
  public boolean setDisabled(String id, boolean isDisabled) {
    return new Disabling(database, "client", clock).set(id, isDisabled);
  }

  /// All there are, by id.
  public List<Entry> all() {
    return database.read(handle -> handle
        .createQuery("select * from client order by id")
        .map((row, _) -> entry(row))
        .list());
  }

  public Optional<Entry> find(String id) {
    return database.read(handle -> find(handle, id));
  }

  static Optional<Entry> find(Handle handle, String id) {
    return handle
        .createQuery("select * from client where id = :id")
        .bind("id", id)
        .map((row, _) -> entry(row))
        .findOne();
  }

  /// Tells whether a client is who it says. One that is not there is compared with as many
  /// secrets as one that is.
  public ClientCheck check(String id, String secret) {
    return database.read(handle -> check(handle, id, secret));
  }

  private static ClientCheck check(Handle handle, String id, String secret) {
    Optional<Entry> found = find(handle, id);
    boolean isRight = isOneOf(Digest.of(secret), digests(handle, id));
    if (found.isEmpty() || !isRight) {
      return new ClientCheck.Wrong();
    }
    Client client = found.get().client();
    boolean isDisabled =
        found.get().standing().isDisabled() || TenantTable.isDisabled(handle, client.tenant());
    return isDisabled ? new ClientCheck.Disabled() : new ClientCheck.Known(client);
  }

  private static List<String> digests(Handle handle, String id) {
    return handle
        .createQuery("select digest from client_secret where client_id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .list();
  }

  /// Looks at all of them, and at [Digest#NONE] where there are fewer than there could be.
  private static boolean isOneOf(String digest, List<String> known) {
    boolean isOne = false;
    for (String other : known) {
      isOne |= Digest.isSame(digest, other);
    }
    for (String none : Collections.nCopies(SECRETS_MAX - known.size(), Digest.NONE)) {
      isOne |= Digest.isSame(digest, none);
    }
    return isOne;
  }

  private static Entry entry(ResultSet row) throws SQLException {
    var client = new Client(
        row.getString("id"),
        new TenantId(row.getString("tenant")),
        Scopes.stored(row.getString("scopes")));
    return new Entry(client, Rows.standing(row));
  }
}
