package io.kinora.engine.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.engine.access.Credential.Kind;
import io.kinora.engine.access.NewCredentials.NewClient;
import io.kinora.engine.access.NewCredentials.NewKey;
import io.kinora.engine.access.NewTenant.NewRecipes;
import io.kinora.engine.access.Secrets.ApiKey;
import io.kinora.engine.cloud.Accounts;
import io.kinora.engine.connection.Connections;
import io.kinora.engine.film.FilmAccounts;
import io.kinora.engine.recipe.Receivers;
import io.kinora.engine.recipe.Recipes;
import io.kinora.engine.recipe.StoredRecipe;
import io.kinora.engine.task.TenantDesk;
import io.kinora.infra.base.RandomKey;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the tenants that shall be there from the start.
public final class Bootstrap {

  private static final Logger LOG = LoggerFactory.getLogger(Bootstrap.class);

  private static final TenantId DEFAULT = new TenantId("default");

  private final Database database;
  private final Connections connections;
  private final Receivers receivers;
  private final Accounts accounts;
  private final FilmAccounts filmAccounts;
  private final InstantSource clock;

  public Bootstrap(
      Database database,
      Connections connections,
      Receivers receivers,
      Accounts accounts,
      FilmAccounts filmAccounts,
      InstantSource clock) {
    this.database = database;
    this.connections = connections;
    this.receivers = receivers;
    this.accounts = accounts;
    this.filmAccounts = filmAccounts;
    this.clock = clock;
  }

  /// Makes those tenants of `file` that are not there yet, with their credentials, and those
  /// clients and API keys of it that are not; all or none.
  ///
  /// @throws InvalidBootstrapException where the file is wrong, or has what is another's
  public void apply(Path file) {
    List<NewTenant> tenants = new BootstrapFile(file).tenants();
    database.transact(transaction ->
        tenants.forEach(tenant -> insert(transaction.handle(), tenant, file.toString())));
    tenants.stream()
        .filter(tenant -> !tenant.unused().isEmpty())
        .forEach(tenant -> LOG.info(
            "Bootstrap: of tenant {} this version does not use yet: {}",
            tenant.id(),
            String.join(", ", tenant.unused())));
  }

  private boolean insert(Handle handle, NewTenant tenant, String file) {
    boolean isNew = TenantTable.insert(handle, tenant.id(), tenant.limits(), clock.instant());
    if (isNew) { // Who is there already is left alone.
      TenantDesk.setOfNew(handle, tenant.id(), tenant.shares());
      for (Credential credential : tenant.credentials().shown()) {
        if (!TenantTable.insert(handle, tenant.id(), credential, clock.instant())) {
          throw taken(file, tenant.place(), credential + " belongs to another credential already");
        }
      }
      tenant.connections().forEach(it -> connections.put(handle, tenant.id(), it));
      tenant.recipes().ifPresent(it -> insert(handle, tenant.id(), it, file));
      for (Accounts.Wanted account : tenant.accounts()) {
        if (!accounts.insert(handle, tenant.id(), account)) {
          throw taken(file, tenant.place(), account + " or its cloud belongs to another already");
        }
      }
      for (FilmAccounts.Wanted account : tenant.filmAccounts()) {
        if (!filmAccounts.insert(handle, tenant.id(), account)) {
          throw taken(file, tenant.place(), account + " belongs to another already");
        }
      }
    }
    tenant.credentials().clients().forEach(it -> insert(handle, tenant.id(), it, file));
    tenant.credentials().keys().forEach(it -> insert(handle, tenant.id(), it, file));
    return isNew;
  }

  private void insert(Handle handle, TenantId tenant, NewRecipes wanted, String file) {
    for (StoredRecipe recipe : wanted.recipes()) {
      if (!Recipes.insert(handle, tenant, recipe, clock.instant())) {
        String place = tenant + ", flixcloud, recipe " + recipe.id();
        throw taken(file, place, "id or name belongs to another recipe already");
      }
    }
    Recipes.addShipped(handle, tenant, clock.instant());
    Optional.ofNullable(wanted.notificationUrl())
        .ifPresent(it -> receivers.set(handle, tenant, it));
  }

  /// One that is there already keeps its secrets and scopes.
  private void insert(Handle handle, TenantId tenant, NewClient wanted, String file) {
    var client = new Client(wanted.id(), tenant, wanted.scopes());
    boolean isOurs = Clients.insert(handle, client, wanted.secret(), clock.instant())
        || Clients.find(handle, wanted.id())
            .filter(it -> it.client().tenant().equals(tenant))
            .isPresent();
    if (!isOurs) {
      throw taken(file, wanted.place(), "client_id belongs to another tenant already");
    }
  }

  private void insert(Handle handle, TenantId tenant, NewKey wanted, String file) {
    var standing = new Standing(clock.instant(), null, null);
    var entry = new ApiKeys.Entry(wanted.key().id(), tenant, wanted.scopes(), standing);
    boolean isOurs = ApiKeys.insert(handle, wanted.key(), entry)
        || ApiKeys.find(handle, entry.id())
            .filter(it -> it.tenant().equals(tenant))
            .isPresent();
    if (!isOurs) {
      throw taken(file, wanted.place(), "key belongs to another tenant already");
    }
  }

  private static InvalidBootstrapException taken(String file, String place, String what) {
    return new InvalidBootstrapException(
        "The bootstrap file " + file + " is wrong at " + place + ": its " + what + ".");
  }

  /// Makes the tenant `default` where there is no tenant at all, and writes its credentials to
  /// `credentials.json` in `data`, readable by us alone; as a bootstrap file.
  ///
  /// @return that file; empty where there were tenants
  public Optional<Path> applyDefault(Path data) {
    if (!database.<Boolean>read(TenantTable::isEmpty)) {
      return Optional.empty();
    }
    var given = new Given(
        RandomKey.of128Bits(),
        RandomKey.of128Bits().toLowerCase(Locale.ROOT),
        Secrets.clientSecret(),
        ApiKey.random(),
        Secrets.flixcloudKey(),
        Accounts.Wanted.random(),
        FilmAccounts.Wanted.random());
    Path file = data.resolve("credentials.json");
    write(file, given.json()); // First: of what is in the table nobody can read it again.
    var tenant = new NewTenant(
        DEFAULT,
        given.credentials(),
        Optional.of(new NewRecipes(List.of(), null)),
        List.of(given.account()),
        List.of(given.filmAccount()),
        List.of(),
        Limits.NONE,
        Map.of(),
        "tenants[0]",
        List.of());
    boolean isMade = database.inTransaction(it -> insert(it.handle(), tenant, file.toString()));
    return isMade ? Optional.of(file) : forget(file);
  }

  /// What the tenant `default` gets.
  private record Given(
      String secret,
      String apiKey,
      String clientSecret,
      ApiKey key,
      String flixcloudKey,
      Accounts.Wanted account,
      FilmAccounts.Wanted filmAccount) {

    private static final String CLIENT = "default_client";

    /// All that one may do with videos.
    private static final Scopes SCOPES =
        Scopes.of(Scope.VIDEOS_READ, Scope.VIDEOS_WRITE, Scope.VIDEOS_DELETE);

    NewCredentials credentials() {
      return new NewCredentials(
          List.of(
              new Credential(Kind.TASKS_SECRET, secret, List.of()),
              new Credential(Kind.TASKS_API_KEY, apiKey, List.of("localhost")),
              new Credential(Kind.FLIXCLOUD_API_KEY, flixcloudKey, List.of())),
          List.of(new NewClient(CLIENT, clientSecret, SCOPES, "tenants[0].clients[0]")),
          List.of(new NewKey(key, SCOPES, "tenants[0].api_keys[0]")));
    }

    /// Our keys have no characters that JSON would want escaped.
    String json() {
      String scopes = "\"" + SCOPES.words().replace(" ", "\", \"") + "\"";
      return """
          {"tenants": [{
            "id": "%s",
            "tasks": {"secret": "%s", "api_key": "%s", "referrers": ["localhost"]},
            "factory": {"access_key": "%s", "secret_key": "%s"},
            "panda": {"access_key": "%s", "secret_key": "%s", "cloud_id": "%s"},
            "flixcloud": {"api_key": "%s"},
            "clients": [{"client_id": "%s", "client_secret": "%s", "scopes": [%s]}],
            "api_keys": [{"key": "%s", "scopes": [%s]}]
          }]}
          """.formatted(
              DEFAULT,
              secret,
              apiKey,
              filmAccount.accessKey(),
              filmAccount.secretKey(),
              account.accessKey(),
              account.secretKey(),
              account.cloud(),
              flixcloudKey,
              CLIENT,
              clientSecret,
              scopes,
              key.shown(),
              scopes);
    }

    /// Never the secrets.
    @Override
    public String toString() {
      return "credentials of " + DEFAULT;
    }
  }

  /// Another process on the same database was faster.
  private static Optional<Path> forget(Path file) {
    try {
      Files.deleteIfExists(file);
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Nobody else may read it at any moment, so it is made with its mode.
  private static void write(Path file, String text) {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      Files.deleteIfExists(file);
      try (var channel = FileChannel.open(
          file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
        var bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write " + file, failure);
    }
  }
}
