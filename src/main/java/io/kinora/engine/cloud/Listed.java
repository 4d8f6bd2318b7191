package io.kinora.engine.cloud;

import java.util.List;

/// A page of a list.
///
/// @param total how many there are on all pages
public record Listed<T>(List<T> items, long total) {

  public Listed {
    items = List.copyOf(items);
  }
}
