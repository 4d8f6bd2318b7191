package io.kinora.api.openapi;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// All operations of a document.
public record Operations(List<Operation> all) {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch");

  /// One of them.
  ///
  /// @param template the path from the root of the server, such as `/publishing/v1/videos/{id}`
  /// @param path     what is said of all operations there
  public record Operation(String method, String template, JsonNode path, JsonNode node) {

    public String id() {
      return node.path("operationId").asString();
    }

    Pattern pattern() {
      return Pattern.compile(template.replaceAll("\\{[a-z]+}", "([^/]+)"));
    }
  }

  public static Operations of(JsonNode document) {
    var all = new ArrayList<Operation>();
    document.path("paths").properties().forEach(path -> {
      JsonNode servers = path.getValue().path("servers");
      String url = (servers.isArray() ? servers : document.path("servers"))
          .path(0)
          .path("url")
          .asString();
      path.getValue().properties().stream()
          .filter(it -> METHODS.contains(it.getKey()))
          .forEach(it -> all.add(new Operation(
              it.getKey().toUpperCase(Locale.ROOT),
              URI.create(url).getPath() + path.getKey(),
              path.getValue(),
              it.getValue())));
    });
    return new Operations(List.copyOf(all));
  }

  /// The one that was asked for: `HEAD` stands for `GET` where there is no other.
  public Optional<Operation> find(Seen seen) {
    Optional<Operation> own = find(seen.method(), seen.path());
    return own.isEmpty() && seen.method().equals("HEAD") ? find("GET", seen.path()) : own;
  }

  private Optional<Operation> find(String method, String path) {
    return all.stream()
        .filter(it -> it.method().equals(method) && it.pattern().matcher(path).matches())
        .findFirst();
  }
}
