package io.kinora.media.preset;

import io.kinora.infra.base.StopSignal;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a kitchen has made, all of it.
final class Served {

  private Served() {}

  /// One outcome for each wish, in their order.
  static List<Outcome> all(
      EncodingKitchen kitchen, KitchenOrder order, KitchenWatch watch, StopSignal stop)
      throws IOException {
    Map<String, Outcome> outcomes = new HashMap<>();
    try {
      kitchen.make(order, watch, stop, it -> outcomes.put(it.id(), it));
    } catch (InterruptedException failure) {
      throw new AssertionError(failure);
    }
    return order.wishes().stream().map(it -> outcomes.get(it.id())).toList();
  }
}
