package io.kinora.engine.film;

import java.util.ArrayList;
import java.util.List;

/// Renditions whose frames are the same: they are drawn once for all of them.
///
/// @param orders at least one
record RenditionGroup(List<RenditionOrder> orders) {

  /// Each one costs up to 200 MB at 720p for each segment at work.
  private static final int ORDERS_MAX = 4;

  RenditionGroup {
    orders = List.copyOf(orders);
  }

  /// The groups of those orders that something is made for.
  static List<RenditionGroup> of(List<RenditionOrder> orders) {
    var groups = new ArrayList<List<RenditionOrder>>();
    for (RenditionOrder order : orders) {
      if (order.isGenerated()) {
        groups.stream()
            .filter(group -> group.size() < ORDERS_MAX)
            .filter(group -> group.getFirst().format().isDrawnAs(order.format()))
            .findFirst()
            .orElseGet(() -> {
              var group = new ArrayList<RenditionOrder>();
              groups.add(group);
              return group;
            })
            .add(order);
      }
    }
    return groups.stream().map(RenditionGroup::new).toList();
  }

  boolean isPreviewed() {
    return orders.stream().anyMatch(RenditionOrder::isPreviewed);
  }
}
