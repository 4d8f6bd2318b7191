package io.kinora.engine.access;

import static java.util.stream.Collectors.toSet;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Share;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what a bootstrap file says of a tenant's limits, and of its shares of the lanes.
///
/// @param place an object, or nothing
record BootstrapLimits(BootstrapPlace place) {

  private static final Set<String> KNOWN =
      Set.of("queued_tasks", "stored_bytes", "minutes_per_day", "caps", "weight");

  Limits limits() {
    if (place.isAbsent()) {
      return Limits.NONE;
    }
    place.expectObject("an object", KNOWN);
    return new Limits(
        limit(place.member("queued_tasks")),
        limit(place.member("stored_bytes")),
        limit(place.member("minutes_per_day")));
  }

  private static @Nullable Long limit(BootstrapPlace place) {
    if (place.isAbsent()) {
      return null;
    }
    JsonNode node = place.node();
    boolean isRight = node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0;
    place.expect(isRight, "a whole number, or null for none");
    return node.asLong();
  }

  /// Those that are not as usual.
  Map<Lane, Share> shares() {
    if (place.isAbsent()) {
      return Map.of();
    }
    BootstrapPlace caps = place.member("caps");
    if (!caps.isAbsent()) {
      caps.expectObject("an object", Arrays.stream(Lane.values()).map(Lane::key).collect(toSet()));
    }
    Integer weight = number(place.member("weight"), 1, Share.WEIGHT_MAX);
    var shares = new EnumMap<Lane, Share>(Lane.class);
    for (Lane lane : Lane.values()) {
      var share = new Share(number(caps.member(lane.key()), 0, Share.CAP_MAX), weight);
      if (!share.equals(Share.USUAL)) {
        shares.put(lane, share);
      }
    }
    return shares;
  }

  private static @Nullable Integer number(BootstrapPlace place, int min, int max) {
    if (place.isAbsent()) {
      return null;
    }
    JsonNode node = place.node();
    boolean isRight = node.isIntegralNumber()
        && node.canConvertToInt()
        && node.asInt() >= min
        && node.asInt() <= max;
    place.expect(isRight, "a whole number from " + min + " to " + max);
    return node.asInt();
  }
}
