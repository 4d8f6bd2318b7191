package io.kinora.media.preset;

import java.nio.file.Path;
import java.util.List;

/// Encodings that are to be made of one video, together where that saves work.
///
/// @param source the video or sound
/// @param facts  what [SourceReading] said of it
/// @param folder for all that is made; the caller's, who removes it
public record KitchenOrder(Path source, SourceFacts facts, List<Wish> wishes, Path folder) {

  public KitchenOrder {
    wishes = List.copyOf(wishes);
  }
}
