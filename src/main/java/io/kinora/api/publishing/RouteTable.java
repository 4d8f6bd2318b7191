package io.kinora.api.publishing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// All routes, to be found by path and method.
record RouteTable(List<Route> routes) {

  RouteTable {
    routes = List.copyOf(routes);
  }

  /// A route that fits a path, with what stands in the places of its names.
  record Match(Route route, Map<String, String> names) {}

  /// What can be asked at one path.
  record Place(List<Match> matches) {

    /// The route for a method.
    Optional<Match> find(String method) {
      Optional<Match> own =
          matches.stream().filter(it -> it.route().method().equals(method)).findFirst();
      return own.isEmpty() && method.equals("HEAD") ? find("GET") : own;
    }

    /// The methods that can be used here, in the order of the alphabet.
    String methods() {
      var methods = new TreeSet<String>();
      matches.forEach(it -> methods.add(it.route().method()));
      if (methods.contains("GET")) {
        methods.add("HEAD");
      }
      return String.join(", ", methods);
    }
  }

  /// @throws ProblemException where there is nothing at this path
  Place at(List<String> segments) {
    List<Match> matches = routes.stream()
        .flatMap(route -> route.match(segments).map(names -> new Match(route, names)).stream())
        .toList();
    if (matches.isEmpty()) {
      throw Problem.of(ProblemCode.NOT_FOUND).asException();
    }
    return new Place(matches);
  }
}
