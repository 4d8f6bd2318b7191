package io.kinora.engine.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.engine.access.Credential.Kind;
import io.kinora.engine.connection.Connections;
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
  private final InstantSource clock;

  public Bootstrap(Database database, Connections connections, InstantSource clock) {
    this.database = database;
    this.connections = connections;
    this.clock = clock;
  }

  /// Makes those tenants of `file` that are not there yet, with their credentials; all or none.
  ///
  /// @throws InvalidBootstrapException where the file is wrong, or names a secret twice
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
    if (!TenantTable.insert(handle, tenant.id(), tenant.limits(), clock.instant())) {
      return false; // Who is there already is left alone.
    }
    for (Credential credential : tenant.credentials()) {
      if (!TenantTable.insert(handle, tenant.id(), credential, clock.instant())) {
        throw new InvalidBootstrapException("The bootstrap file " + file + " is wrong at "
            + tenant.place() + ": its " + credential + " belongs to another credential already.");
      }
    }
    tenant.connections().forEach(it -> connections.put(handle, tenant.id(), it));
    return true;
  }

  /// Makes the tenant `default` where there is no tenant at all, and writes its credentials to
  /// `credentials.json` in `data`, readable by us alone; as a bootstrap file.
  ///
  /// @return that file; empty where there were tenants
  public Optional<Path> applyDefault(Path data) {
    if (!database.<Boolean>read(TenantTable::isEmpty)) {
      return Optional.empty();
    }
    String secret = RandomKey.of128Bits();
    String apiKey = RandomKey.of128Bits().toLowerCase(Locale.ROOT);
    Path file = data.resolve("credentials.json");
    write(file, json(secret, apiKey)); // First: of what is in the table nobody can read it again.
    var tenant = new NewTenant(
        DEFAULT,
        List.of(
            new Credential(Kind.TASKS_SECRET, secret, List.of()),
            new Credential(Kind.TASKS_API_KEY, apiKey, List.of("localhost"))),
        List.of(),
        Limits.NONE,
        "tenants[0]",
        List.of());
    boolean isMade = database.inTransaction(it -> insert(it.handle(), tenant, file.toString()));
    return isMade ? Optional.of(file) : forget(file);
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

  /// Our keys have no characters that JSON would want escaped.
  private static String json(String secret, String apiKey) {
    return """
        {"tenants": [{
          "id": "%s",
          "tasks": {"secret": "%s", "api_key": "%s", "referrers": ["localhost"]}
        }]}
        """.formatted(DEFAULT, secret, apiKey);
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
