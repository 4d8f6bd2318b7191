package io.kinora.media.render;

import io.kinora.media.profile.FrameRate;
import io.kinora.media.sxml.Media;
import io.kinora.media.timeline.Timeline;
import java.util.List;
import java.util.Map;

/// Plans frames: what is drawn where. Pure; draws nothing. Thread-safe.
final class Director {

  private final Timeline timeline;
  private final Stage stage;

  /// What all frames of a film have in common.
  ///
  /// @param sizes of all pictures and clips of the film, by file name
  /// @param texts tells where words lie
  /// @param screen the output
  /// @param maps with their tiles; others are drawn without
  record Stage(
      Map<String, MediaSize> sizes,
      TextPlan texts,
      Box screen,
      FrameRate rate,
      Map<Media.Map, MapSheet> maps) {
    Stage {
      sizes = Map.copyOf(sizes);
      maps = Map.copyOf(maps);
    }

    /// What a map shows.
    Drawing.Nested drawn(Media.Map map) {
      MapSheet sheet = maps.get(map);
      return (sheet == null ? MapSheet.of(map, Atlas.NONE) : sheet).drawn(texts);
    }
  }

  Director(Timeline timeline, Stage stage) {
    this.timeline = timeline;
    this.stage = stage;
  }

  List<Drawing> drawingsAt(long frameIndex) {
    return new Take(stage, frameIndex).of(timeline.scene());
  }
}
