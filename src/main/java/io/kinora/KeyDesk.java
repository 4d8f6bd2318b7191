package io.kinora;

import static java.util.stream.Collectors.joining;

import io.kinora.engine.access.ApiKeys;
import io.kinora.engine.access.Audit;
import io.kinora.engine.access.Client;
import io.kinora.engine.access.Clients;
import io.kinora.engine.access.FlixcloudKeys;
import io.kinora.engine.access.NewSecret;
import io.kinora.engine.access.Scopes;
import io.kinora.engine.access.Standing;
import io.kinora.engine.access.Tenants;
import io.kinora.engine.cloud.Accounts;
import io.kinora.engine.film.FilmAccounts;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.secret.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where the operator has tenants and their credentials made and ended.
final class KeyDesk {

  static final String ONCE = "It is shown this once.\n";
  static final String NAMELESS_KEY = "A new key finds its id itself: name none.";
  static final String NAMELESS_ACCOUNT = "A new account finds its keys itself: name none.";

  private final Tenants tenants;
  private final Clients clients;
  private final ApiKeys keys;
  private final FlixcloudKeyDesk flixcloud;
  private final AccountDesk panda;
  private final FilmAccountDesk factory;
  private final InstantSource clock;

  KeyDesk(Database database, Vault vault, InstantSource clock) {
    this.tenants = new Tenants(database, clock);
    this.panda = new AccountDesk(new Accounts(database, vault, clock), tenants);
    this.factory = new FilmAccountDesk(new FilmAccounts(database, vault, clock), tenants);
    this.flixcloud = new FlixcloudKeyDesk(new FlixcloudKeys(database, clock), tenants);
    this.clients = new Clients(database, clock);
    this.keys = new ApiKeys(database, clock);
    this.clock = clock;
  }

  /// What there is here.
  enum Kind {
    TENANT,
    CLIENT,
    KEY,
    /// An api key for Flix Cloud.
    FLIXCLOUD,
    /// An account for Panda.
    PANDA,
    /// An account for the API of Stupeflix.
    FACTORY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The kind that an operator means, who says `clients` or `client`.
    static Optional<Kind> find(String word) {
      return Arrays.stream(values())
          .filter(it -> word.equals(it.word()) || word.equals(it.word() + "s"))
          .findFirst();
    }
  }

  /// What can be done with it.
  enum Action {
    CREATE,
    LIST,
    DISABLE,
    ENABLE,
    ROTATE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Action> find(String word) {
      return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }
  }

  /// What is wanted.
  ///
  /// @param id of what it is done to; empty where it was not said
  record Wish(Kind kind, Action action, String id) {

    private boolean lacksId() {
      boolean isKey = kind != Kind.TENANT && kind != Kind.CLIENT;
      boolean needsNone = action == Action.LIST || (isKey && action == Action.CREATE);
      return id.isEmpty() && !needsNone;
    }
  }

  /// What a new client or key is given.
  ///
  /// @param life how long a key works; for ever where there is none
  record Terms(TenantId tenant, Scopes scopes, @Nullable Duration life) {}

  /// What came of a wish.
  sealed interface Outcome {

    /// @param said whole lines for the operator; a new secret is among them
    record Done(String said) implements Outcome {

      /// Never the secret.
      @Override
      public String toString() {
        return "done";
      }
    }

    record NotDone(String why) implements Outcome {}

    record NotUnderstood(String why) implements Outcome {}
  }

  /// @param terms asked for only where something new is made
  Outcome answer(Wish wish, Supplier<Terms> terms) {
    if (wish.lacksId()) {
      return new Outcome.NotUnderstood("Name the " + wish.kind().word() + ".");
    }
    return switch (wish.kind()) {
      case TENANT -> ofTenants(wish);
      case CLIENT -> ofClients(wish, terms);
      case KEY -> ofKeys(wish, terms);
      case FLIXCLOUD -> flixcloud.answer(wish, terms);
      case PANDA -> panda.answer(wish, terms);
      case FACTORY -> factory.answer(wish, terms);
    };
  }

  private Outcome ofTenants(Wish wish) {
    return switch (wish.action()) {
      case CREATE -> createTenant(wish);
      case LIST ->
        new Outcome.Done(tenants.all().stream()
            .map(it -> line(it.id().value(), it.standing()))
            .collect(joining()));
      case DISABLE, ENABLE -> {
        boolean isDone = TenantId.isOne(wish.id())
            && tenants.setDisabled(new TenantId(wish.id()), isDisabling(wish));
        yield changed(wish, isDone ? new TenantId(wish.id()) : null);
      }
      case ROTATE -> new Outcome.NotUnderstood("A tenant has no secret of its own.");
    };
  }

  private Outcome createTenant(Wish wish) {
    if (!Tenants.isId(wish.id())) {
      return new Outcome.NotUnderstood("A tenant's id has " + Tenants.ID_EXPECTED + ".");
    }
    var id = new TenantId(wish.id());
    if (!tenants.create(id)) {
      return new Outcome.NotDone("There is a tenant '" + id + "' already.");
    }
    return changed(wish, id);
  }

  private Outcome ofClients(Wish wish, Supplier<Terms> terms) {
    return switch (wish.action()) {
      case CREATE -> createClient(wish, terms.get());
      case LIST ->
        new Outcome.Done(clients.all().stream()
            .map(it -> line(
                it.client().id() + " of " + it.client().tenant() + ": "
                    + it.client().scopes(),
                it.standing()))
            .collect(joining()));
      case DISABLE, ENABLE -> {
        boolean isDone = clients.setDisabled(wish.id(), isDisabling(wish));
        yield changed(wish, isDone ? ownerOfClient(wish.id()) : null);
      }
      case ROTATE ->
        clients
            .rotate(wish.id())
            .map(it -> madeClient(wish, ownerOfClient(it.id()), it))
            .orElseGet(() -> changed(wish, null));
    };
  }

  private Outcome createClient(Wish wish, Terms terms) {
    if (!Client.isId(wish.id())) {
      return new Outcome.NotUnderstood("A client's id has " + Client.ID_EXPECTED + ".");
    }
    if (!isThere(tenants, terms.tenant())) {
      return strange(terms.tenant());
    }
    return clients
        .create(new Client(wish.id(), terms.tenant(), terms.scopes()))
        .map(it -> madeClient(wish, terms.tenant(), it))
        .orElseGet(() -> new Outcome.NotDone("There is a client '" + wish.id() + "' already."));
  }

  private static Outcome madeClient(Wish wish, TenantId owner, NewSecret made) {
    audit(wish, owner, made.id());
    return new Outcome.Done(
        "client_id: " + made.id() + "\nclient_secret: " + made.secret() + "\n" + ONCE);
  }

  private Outcome ofKeys(Wish wish, Supplier<Terms> terms) {
    return switch (wish.action()) {
      case CREATE -> createKey(wish, terms.get());
      case LIST ->
        new Outcome.Done(keys.all().stream()
            .map(it -> line(it.id() + " of " + it.tenant() + ": " + it.scopes(), it.standing()))
            .collect(joining()));
      case DISABLE, ENABLE -> {
        boolean isDone = keys.setDisabled(wish.id(), isDisabling(wish));
        yield changed(wish, isDone ? ownerOfKey(wish.id()) : null);
      }
      case ROTATE ->
        keys.rotate(wish.id())
            .map(it -> madeKey(wish, ownerOfKey(it.id()), it))
            .orElseGet(() -> changed(wish, null));
    };
  }

  private Outcome createKey(Wish wish, Terms terms) {
    return create(wish, tenants, terms.tenant(), NAMELESS_KEY, () -> {
      Instant end = Optional.ofNullable(terms.life()).map(clock.instant()::plus).orElse(null);
      return madeKey(wish, terms.tenant(), keys.create(terms.tenant(), terms.scopes(), end));
    });
  }

  static Outcome madeKey(Wish wish, TenantId owner, NewSecret made) {
    audit(wish, owner, made.id());
    return new Outcome.Done("id: " + made.id() + "\nkey: " + made.secret() + "\n" + ONCE);
  }

  /// Makes something that finds its names itself, for a tenant that is there.
  ///
  /// @param nameless what is said to who names it
  static Outcome create(
      Wish wish, Tenants tenants, TenantId owner, String nameless, Supplier<Outcome> making) {
    if (!wish.id().isEmpty()) {
      return new Outcome.NotUnderstood(nameless);
    }
    return isThere(tenants, owner) ? making.get() : strange(owner);
  }

  private static boolean isThere(Tenants tenants, TenantId tenant) {
    return tenants.all().stream().anyMatch(it -> it.id().equals(tenant));
  }

  private static Outcome strange(TenantId tenant) {
    return new Outcome.NotUnderstood("There is no tenant '" + tenant + "'.");
  }

  private TenantId ownerOfClient(String id) {
    return clients.find(id).orElseThrow().client().tenant();
  }

  private TenantId ownerOfKey(String id) {
    return keys.find(id).orElseThrow().tenant();
  }

  private static boolean isDisabling(Wish wish) {
    return wish.action() == Action.DISABLE;
  }

  /// @param owner whose it is; none where there is no such thing
  static Outcome changed(Wish wish, @Nullable TenantId owner) {
    if (owner == null) {
      return new Outcome.NotDone("There is no " + wish.kind().word() + " '" + wish.id() + "'.");
    }
    audit(wish, owner, wish.id());
    return new Outcome.Done(
        wish.kind().word() + " " + wish.id() + ": " + wish.action().word() + "d.\n");
  }

  static void audit(Wish wish, TenantId owner, String id) {
    String action = wish.kind().word() + "." + wish.action().word();
    Audit.write(new Audit.Change(owner, Audit.OPERATOR, action, id, "done"), "-");
  }

  private static String line(String what, Standing standing) {
    String end = standing.findExpiry().map(it -> ", until " + it).orElse("");
    String disabled = standing.isDisabled() ? ", disabled" : "";
    return what + " since " + standing.createdAt() + end + disabled + "\n";
  }
}
