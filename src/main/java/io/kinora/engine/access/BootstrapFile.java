package io.kinora.engine.access;

import io.kinora.engine.access.Credential.Kind;
import io.kinora.engine.connection.Connection;
import io.kinora.engine.connection.InvalidConnectionException;
import io.kinora.infra.base.Suggestion;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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

  /// It becomes a folder of the storage and a part of addresses.
  private static final Pattern ID =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,58}[A-Za-z0-9])?");

  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9.-]+");

  /// What belongs to dialects that this version does not speak yet.
  private static final Set<String> LATER =
      Set.of("factory", "panda", "flixcloud", "webhook_secret", "clients", "api_keys");

  private final Path file;

  BootstrapFile(Path file) {
    this.file = file;
  }

  /// @throws InvalidBootstrapException where it is not as it should be
  List<NewTenant> tenants() {
    JsonNode root = root();
    expect(root.isObject(), "the file", "an object with 'tenants'");
    checkNames(root, "the file", Set.of("tenants"));
    JsonNode list = root.path("tenants");
    expect(list.isArray(), "tenants", "a list");
    var tenants = new ArrayList<NewTenant>();
    var ids = new HashSet<TenantId>();
    for (int index = 0; index < list.size(); index++) {
      NewTenant tenant = tenant(list.path(index), "tenants[" + index + "]");
      expect(ids.add(tenant.id()), tenant.place() + ".id", "an id that no tenant before it has");
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

  private NewTenant tenant(JsonNode node, String place) {
    expect(node.isObject(), place, "an object");
    var known = new TreeSet<>(LATER);
    known.addAll(Set.of("id", "tasks", "connections", "limits"));
    checkNames(node, place, known);
    String id = text(node.path("id"), place + ".id");
    expect(
        ID.matcher(id).matches(),
        place + ".id",
        "1 to 60 letters, digits, '.', '_' and '-', a letter or digit first and last");
    List<String> unused = LATER.stream().filter(node::has).sorted().toList();
    return new NewTenant(
        new TenantId(id),
        credentials(node.path("tasks"), place + ".tasks"),
        connections(node.path("connections"), place + ".connections"),
        limits(node.path("limits"), place + ".limits"),
        place,
        unused);
  }

  private List<Credential> credentials(JsonNode node, String place) {
    var credentials = new ArrayList<Credential>();
    if (node.isArray()) {
      for (int index = 0; index < node.size(); index++) {
        addTasks(credentials, node.path(index), place + "[" + index + "]");
      }
    } else if (!node.isMissingNode() && !node.isNull()) {
      addTasks(credentials, node, place);
    }
    return credentials;
  }

  private void addTasks(List<Credential> credentials, JsonNode node, String place) {
    expect(node.isObject(), place, "an object, or a list of them");
    checkNames(node, place, Set.of("secret", "api_key", "referrers"));
    if (node.hasNonNull("secret")) {
      String secret = text(node.path("secret"), place + ".secret");
      credentials.add(new Credential(Kind.TASKS_SECRET, secret, List.of()));
    }
    List<String> domains = domains(node.path("referrers"), place + ".referrers");
    if (node.hasNonNull("api_key")) {
      String key = text(node.path("api_key"), place + ".api_key");
      credentials.add(new Credential(Kind.TASKS_API_KEY, key, domains));
    }
  }

  private List<Connection> connections(JsonNode node, String place) {
    expect(node.isMissingNode() || node.isNull() || node.isObject(), place, "an object");
    checkNames(node, place, Arrays.stream(Platform.values()).map(Platform::word).toList());
    var connections = new ArrayList<Connection>();
    for (Platform platform : Platform.values()) {
      JsonNode given = node.path(platform.word());
      if (!given.isEmpty() || (given.isValueNode() && !given.isNull())) { // `{}` says nothing.
        connections.add(connection(platform, given, place + "." + platform.word()));
      }
    }
    return connections;
  }

  private Connection connection(Platform platform, JsonNode given, String place) {
    try {
      return Connection.read(platform, given);
    } catch (InvalidConnectionException wrong) {
      throw invalid(place, String.valueOf(wrong.getMessage()));
    }
  }

  private Limits limits(JsonNode node, String place) {
    if (node.isMissingNode() || node.isNull()) {
      return Limits.NONE;
    }
    expect(node.isObject(), place, "an object");
    checkNames(node, place, Set.of("queued_tasks", "stored_bytes", "minutes_per_day"));
    return new Limits(
        limit(node, "queued_tasks", place),
        limit(node, "stored_bytes", place),
        limit(node, "minutes_per_day", place));
  }

  private @Nullable Long limit(JsonNode limits, String name, String place) {
    JsonNode node = limits.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    boolean isRight = node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0;
    expect(isRight, place + "." + name, "a whole number, or null for none");
    return node.asLong();
  }

  private List<String> domains(JsonNode node, String place) {
    expect(node.isMissingNode() || node.isNull() || node.isArray(), place, "a list of domains");
    var domains = new ArrayList<String>();
    for (int index = 0; index < node.size(); index++) {
      String at = place + "[" + index + "]";
      String domain = text(node.path(index), at).toLowerCase(Locale.ROOT);
      expect(DOMAIN.matcher(domain).matches(), at, "a domain, such as example.com");
      domains.add(domain);
    }
    return domains;
  }

  private String text(JsonNode node, String place) {
    expect(node.isString() && !node.stringValue().isBlank(), place, "a text that is not empty");
    return node.stringValue();
  }

  private void checkNames(JsonNode node, String place, Collection<String> known) {
    for (String name : node.propertyNames()) {
      expect(known.contains(name), place, "no '" + name + "'" + Suggestion.wordsFor(name, known));
    }
  }

  private void expect(boolean isRight, String place, String expected) {
    if (!isRight) {
      throw invalid(place, expected);
    }
  }

  private InvalidBootstrapException invalid(String place, String expected) {
    return new InvalidBootstrapException(
        "The bootstrap file " + file + " is wrong at " + place + ": expected " + expected + ".");
  }
}
