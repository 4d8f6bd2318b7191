package io.kinora.api.factory;

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

  /// What a path is, for each method that it has; empty where it is nothing.
  ///
  /// @param segments behind the service
  static Map<String, Operation> byMethod(List<String> segments) {
    return switch (segments.size()) {
      case 1 -> ofOne(segments.getFirst());
      case 2 -> ofTwo(segments.getLast());
      case 3 -> ofThree(segments.getLast());
      case 4 -> ofFour(segments.getLast());
      default -> Map.of();
    };
  }

  private static Map<String, Operation> ofOne(String last) {
    return switch (last) {
      case STATUS -> Map.of("GET", GET_STATUS);
      case "batch" -> Map.of("PUT", BATCH);
      default -> Map.of();
    };
  }

  /// A resource may be called `status`, too, where it is written.
  private static Map<String, Operation> ofTwo(String last) {
    return last.equals(STATUS)
        ? Map.of("GET", GET_STATUS, "POST", CREATE_PROFILES, "DELETE", CANCEL_PROFILES)
        : Map.of("POST", CREATE_PROFILES, "DELETE", CANCEL_PROFILES);
  }

  private static Map<String, Operation> ofThree(String last) {
    return switch (last) {
      case STATUS -> Map.of("GET", GET_STATUS, "DELETE", CANCEL_PROFILES);
      case DEFINITION ->
        Map.of("GET", GET_DEFINITION, "PUT", SEND_DEFINITION, "DELETE", CANCEL_PROFILES);
      default -> Map.of("GET", GET_PROFILE, "DELETE", CANCEL_PROFILES);
    };
  }

  private static Map<String, Operation> ofFour(String last) {
    return switch (last) {
      case STATUS -> Map.of("GET", GET_STATUS);
      case "thumb.jpg" -> Map.of("GET", GET_THUMBNAIL);
      case "report.xml" -> Map.of("GET", GET_REPORT);
      case "preview.flv" -> Map.of("GET", GET_PREVIEW);
      case "preview.m3u8" -> Map.of("GET", GET_PREVIEW_PLAYLIST);
      default -> Map.of();
    };
  }
}
