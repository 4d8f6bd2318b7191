package io.kinora.engine.film;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which renditions are wanted.
///
/// Source: the factory contract, section 5.6.
///
/// @param names  user, resource and profile; as many of them as are said, all where none is
/// @param marker behind these three names; from the first on where there is none
public record RenditionFilter(
    String accessKey, List<String> names, @Nullable Marker marker, int countMax) {

  private static final List<String> COLUMNS = List.of("user_name", "resource", "profile");

  /// The names of a rendition.
  public record Marker(String user, String resource, String profile) {}

  public RenditionFilter {
    names = List.copyOf(names);
    if (names.size() > COLUMNS.size()) {
      throw new IllegalArgumentException("a rendition has three names");
    }
  }

  String condition() {
    var condition = new StringBuilder("access_key = :key");
    for (int index = 0; index < names.size(); index++) {
      String column = COLUMNS.get(index);
      condition.append(" and ").append(column).append(" = :").append(column);
    }
    if (marker != null) {
      condition.append(
          " and (user_name, resource, profile) > (:after_user, :after_film, :after_profile)");
    }
    return condition.toString();
  }

  Map<String, Object> values() {
    var values = new HashMap<String, Object>(Map.of("key", accessKey));
    for (int index = 0; index < names.size(); index++) {
      values.put(COLUMNS.get(index), names.get(index));
    }
    if (marker != null) {
      values.put("after_user", marker.user());
      values.put("after_film", marker.resource());
      values.put("after_profile", marker.profile());
    }
    return values;
  }
}
