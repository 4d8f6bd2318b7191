package io.kinora.api.factory;

import io.kinora.engine.film.RenditionFilter;
import io.kinora.engine.film.RenditionFilter.Marker;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How renditions stand.
///
/// Source: the factory contract, section 5.6.
record StatusCalls(FactoryParts parts, Identifiers identifiers) {

  private static final int KEYS_MAX = 1000;
  private static final int MARKER_PARTS = 3;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern INTEGER = Pattern.compile("[0-9]{1,9}");

  void get(FactoryRequest request) throws IOException {
    identifiers.check(request.names());
    var filter = new RenditionFilter(
        request.account().accessKey(),
        request.names(),
        marker(request.exchange().query().find("Marker")),
        count(request.exchange().query().find("MaxKeys")));
    String json = new StatusWording(parts.addresses()).json(parts.renditions().page(filter));
    Answers.sendJson(request.exchange(), json);
  }

  private static @Nullable Marker marker(Optional<String> said) {
    if (said.isEmpty() || said.get().isEmpty()) {
      return null;
    }
    String[] names = said.get().split("/", -1);
    if (names.length != MARKER_PARTS || CONTROL.matcher(said.get()).find()) {
      throw FactoryException.badRequest("InvalidMarker", "Marker is user/resource/profile");
    }
    return new Marker(names[0], names[1], names[2]);
  }

  private static int count(Optional<String> said) {
    if (said.isEmpty()) {
      return KEYS_MAX;
    }
    int count = said.filter(INTEGER.asMatchPredicate()).map(Integer::parseInt).orElse(0);
    if (count < 1) {
      throw FactoryException.badRequest("InvalidMaxKeys", "MaxKeys is a whole number from 1 on");
    }
    return Math.min(count, KEYS_MAX);
  }
}
