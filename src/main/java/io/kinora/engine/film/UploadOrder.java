package io.kinora.engine.film;

import io.kinora.engine.delivery.UploadTarget;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a rendition is to be brought.
///
/// @param meta   all that holds there: of the rendition, and its own
/// @param receiver who is told of its end alone; nobody where there is none
public record UploadOrder(
    UploadTarget target, Map<String, String> meta, @Nullable Receiver receiver) {

  public UploadOrder {
    meta = Collections.unmodifiableMap(new LinkedHashMap<>(meta));
  }
}
