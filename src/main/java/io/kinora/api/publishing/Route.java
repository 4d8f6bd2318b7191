package io.kinora.api.publishing;

import io.kinora.engine.access.Scope;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One thing that can be asked: a method of HTTP on a path.
///
/// @param method   GET stands for HEAD, too, where the path has no route for that
/// @param template the path; a segment such as `{id}` stands for any one, and names it
record Route(String method, String template, Needs needs, Handler handler) {

  static Route scoped(String method, String template, Scope scope, Handler handler) {
    return new Route(method, template, new Needs.OfScope(scope), handler);
  }

  static Route free(String method, String template, Handler handler) {
    return new Route(method, template, new Needs.Nothing(), handler);
  }

  /// The same route below `prefix`.
  Route under(String prefix) {
    return new Route(method, prefix + template, needs, handler);
  }

  /// What the segments of a path are by the names of the template; empty where it is another path.
  Optional<Map<String, String>> match(List<String> segments) {
    List<String> wanted = Arrays.stream(template.split("/", -1)).skip(1).toList();
    if (wanted.size() != segments.size()) {
      return Optional.empty();
    }
    var names = new HashMap<String, String>();
    for (int index = 0; index < wanted.size(); index++) {
      String part = wanted.get(index);
      if (part.startsWith("{")) {
        names.put(part.substring(1, part.length() - 1), segments.get(index));
      } else if (!part.equals(segments.get(index))) {
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }
}
