package io.kinora.api.factory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What can be asked for, by method and path.
///
/// Source: the factory contract, section 2.
enum Operation {
  SEND_DEFINITION,
  GET_DEFINITION,
  BATCH,
  CREATE_PROFILES,
  CANCEL_PROFILES,
  GET_STATUS,
  GET_PROFILE,
  GET_THUMBNAIL,
  GET_REPORT,
  GET_PREVIEW,
  GET_PREVIEW_PLAYLIST;

  private static final String STATUS = "status";
  private static final String DEFINITION = "definition";

  /// What a path is, for each method that it has.
  ///
  record Place(Map<String, Operation> byMethod, List<String> segments) {

    Place {
      byMethod = Map.copyOf(byMethod);
      segments = List.copyOf(segments);
    }

    /// The methods, as a header has them.
    String allowed() {
      return String.join(", ", byMethod.keySet().stream().sorted().toList());
    }
  }

  /// Tells whether its address is given away, and works for a day.
  boolean isAddress() {
    return switch (this) {
      case GET_DEFINITION,
          GET_PROFILE,
          GET_THUMBNAIL,
          GET_REPORT,
          GET_PREVIEW,
          GET_PREVIEW_PLAYLIST -> true;
      case SEND_DEFINITION, BATCH, CREATE_PROFILES, CANCEL_PROFILES, GET_STATUS -> false;
    };
  }

  /// User, resource and profile, as many of them as are there.
  ///
  /// @param segments behind the service
  List<String> names(List<String> segments) {
    return switch (this) {
      case BATCH -> List.of();
      case CREATE_PROFILES, CANCEL_PROFILES, GET_PROFILE -> segments;
      case SEND_DEFINITION,
          GET_DEFINITION,
          GET_STATUS,
          GET_THUMBNAIL,
          GET_REPORT,
          GET_PREVIEW,
          GET_PREVIEW_PLAYLIST -> segments.subList(0, segments.size() - 1);
    };
  }

  /// @param segments behind the service
  static Place placeOf(List<String> segments) {
    return switch (segments.size()) {
      case 1 -> ofOne(segments.getFirst());
      case 2 -> ofTwo(segments);
      case 3 -> ofThree(segments);
      case 4 -> ofFour(segments);
      default -> new Place(Map.of(), List.of());
    };
  }

  private static Place ofOne(String segment) {
    return switch (segment) {
      case STATUS -> new Place(Map.of("GET", GET_STATUS), List.of());
      case "batch" -> new Place(Map.of("PUT", BATCH), List.of());
      default -> new Place(Map.of(), List.of());
    };
  }

  /// A resource may be called `status`, too, where it is written.
  private static Place ofTwo(List<String> segments) {
    var byMethod = new HashMap<String, Operation>();
    byMethod.put("POST", CREATE_PROFILES);
    byMethod.put("DELETE", CANCEL_PROFILES);
    if (segments.getLast().equals(STATUS)) {
      byMethod.put("GET", GET_STATUS);
    }
    return new Place(byMethod, segments);
  }

  private static Place ofThree(List<String> segments) {
    Map<String, Operation> byMethod = switch (segments.getLast()) {
      case STATUS -> Map.of("GET", GET_STATUS, "DELETE", CANCEL_PROFILES);
      case DEFINITION ->
        Map.of("GET", GET_DEFINITION, "PUT", SEND_DEFINITION, "DELETE", CANCEL_PROFILES);
      default -> Map.of("GET", GET_PROFILE, "DELETE", CANCEL_PROFILES);
    };
    return new Place(byMethod, segments);
  }

  private static Place ofFour(List<String> segments) {
    Map<String, Operation> byMethod = switch (segments.getLast()) {
      case STATUS -> Map.of("GET", GET_STATUS);
      case "thumb.jpg" -> Map.of("GET", GET_THUMBNAIL);
      case "report.xml" -> Map.of("GET", GET_REPORT);
      case "preview.flv" -> Map.of("GET", GET_PREVIEW);
      case "preview.m3u8" -> Map.of("GET", GET_PREVIEW_PLAYLIST);
      default -> Map.of();
    };
    return new Place(byMethod, segments);
  }
}
