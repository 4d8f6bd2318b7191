package io.kinora.engine.access;

import io.kinora.engine.access.Credential.Kind;
import io.kinora.engine.access.NewCredentials.NewClient;
import io.kinora.engine.access.NewCredentials.NewKey;
import io.kinora.engine.access.Secrets.ApiKey;
import io.kinora.engine.connection.Connection;
import io.kinora.engine.connection.InvalidConnectionException;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a bootstrap file. Its messages name the file and the place inside, never a secret.
final class BootstrapFile {

  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9.-]+");

  /// What belongs to dialects that this version does not speak yet.
  private static final Set<String> LATER = Set.of("webhook_secret");

  private final Path file;

  BootstrapFile(Path file) {
    this.file = file;
  }

  /// @throws InvalidBootstrapException where it is not as it should be
  List<NewTenant> tenants() {
    var root = new BootstrapPlace(file, "", root());
    root.expectObject("an object with 'tenants'", Set.of("tenants"));
    BootstrapPlace list = root.member("tenants");
    list.expect(list.node().isArray(), "a list");
    var tenants = new ArrayList<NewTenant>();
    var ids = new HashSet<TenantId>();
    for (BootstrapPlace place : list.elements()) {
      NewTenant tenant = tenant(place);
      place.member("id").expect(ids.add(tenant.id()), "an id that no tenant before it has");
      tenants.add(tenant);
    }
    return tenants;
  }

  private JsonNode root() {
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (IOException failure) {
      throw new InvalidBootstrapException(
          "The bootstrap file " + file + " cannot be read: " + failure + ".");
    } catch (JacksonException failure) {
      throw new InvalidBootstrapException("The bootstrap file " + file + " is no JSON: line "
          + failure.getLocation().getLineNr() + ", column "
          + failure.getLocation().getColumnNr() + ".");
    }
  }

  private static NewTenant tenant(BootstrapPlace place) {
    var known = new TreeSet<>(LATER);
    known.addAll(Set.of(
        "id",
        "tasks",
        "factory",
        "panda",
        "flixcloud",
        "connections",
        "limits",
        "clients",
        "api_keys"));
    place.expectObject("an object", known);
    String id = place.member("id").text();
    place.member("id").expect(Tenants.isId(id), Tenants.ID_EXPECTED);
    var credentials = new NewCredentials(
        shown(place), clients(place.member("clients")), keys(place.member("api_keys")));
    return new NewTenant(
        new TenantId(id),
        credentials,
        new BootstrapRecipes(place.member("flixcloud")).read(),
        new BootstrapAccounts(place.member("panda")).read(),
        new BootstrapFilmAccounts(place.member("factory")).read(),
        connections(place.member("connections")),
        new BootstrapLimits(place.member("limits")).limits(),
        new BootstrapLimits(place.member("limits")).shares(),
        place.name(),
        LATER.stream().filter(place.node()::has).sorted().toList());
  }

  private static List<Credential> shown(BootstrapPlace place) {
    var credentials = new ArrayList<Credential>();
    place.member("tasks").oneOrMore().forEach(it -> addTasks(credentials, it));
    credentials.addAll(new BootstrapRecipes(place.member("flixcloud")).credentials());
    return credentials;
  }

  private static void addTasks(List<Credential> credentials, BootstrapPlace place) {
    place.expectObject("an object, or a list of them", Set.of("secret", "api_key", "referrers"));
    if (place.has("secret")) {
      String secret = place.member("secret").text();
      credentials.add(new Credential(Kind.TASKS_SECRET, secret, List.of()));
    }
    List<String> domains = domains(place.member("referrers"));
    if (place.has("api_key")) {
      String key = place.member("api_key").text();
      credentials.add(new Credential(Kind.TASKS_API_KEY, key, domains));
    }
  }

  private static List<String> domains(BootstrapPlace place) {
    var domains = new ArrayList<String>();
    for (BootstrapPlace element : place.list("a list of domains")) {
      String domain = element.text().toLowerCase(Locale.ROOT);
      element.expect(DOMAIN.matcher(domain).matches(), "a domain, such as example.com");
      domains.add(domain);
    }
    return domains;
  }

  private static List<NewClient> clients(BootstrapPlace place) {
    return place.list("a list of clients").stream().map(BootstrapFile::client).toList();
  }

  private static NewClient client(BootstrapPlace place) {
    place.expectObject("an object", Set.of("client_id", "client_secret", "scopes"));
    String id = place.member("client_id").text();
    place.member("client_id").expect(Client.isId(id), Client.ID_EXPECTED);
    String secret = place.member("client_secret").text();
    place
        .member("client_secret")
        .expect(Secrets.isClientSecret(secret), "'mcs_' and 43 letters and digits");
    return new NewClient(id, secret, scopes(place.member("scopes")), place.name());
  }

  private static List<NewKey> keys(BootstrapPlace place) {
    return place.list("a list of keys").stream().map(BootstrapFile::key).toList();
  }

  private static NewKey key(BootstrapPlace place) {
    place.expectObject("an object", Set.of("key", "scopes"));
    BootstrapPlace key = place.member("key");
    ApiKey parts = ApiKey.parse(key.text())
        .orElseThrow(
            () -> key.invalid("'msk_', 12 letters and digits, '_', and 43 letters and digits"));
    return new NewKey(parts, scopes(place.member("scopes")), place.name());
  }

  private static Scopes scopes(BootstrapPlace place) {
    place.expect(place.node().isArray(), "a list of scopes");
    var scopes = new HashSet<Scope>();
    for (BootstrapPlace element : place.elements()) {
      scopes.add(Scope.find(element.text())
          .orElseThrow(() -> element.invalid("one of " + String.join(", ", Scope.words()))));
    }
    return new Scopes(scopes);
  }

  private static List<Connection> connections(BootstrapPlace place) {
    if (place.isAbsent()) {
      return List.of();
    }
    place.expectObject(
        "an object", Arrays.stream(Platform.values()).map(Platform::word).toList());
    var connections = new ArrayList<Connection>();
    for (Platform platform : Platform.values()) {
      BootstrapPlace given = place.member(platform.word());
      boolean isSaid = !given.node().isEmpty() || (given.node().isValueNode() && !given.isAbsent());
      if (isSaid) { // `{}` says nothing.
        connections.add(connection(platform, given));
      }
    }
    return connections;
  }

  private static Connection connection(Platform platform, BootstrapPlace given) {
    try {
      return Connection.read(platform, given.node());
    } catch (InvalidConnectionException wrong) {
      throw given.invalid(String.valueOf(wrong.getMessage()));
    }
  }
}
