package io.kinora.media.preset;

import java.util.Map;

/// A profile that comes with us, under a name that clients know.
///
/// @param defaults attributes that hold where a profile says nothing
public record Preset(
    String name, String title, PresetKind kind, String extname, Map<String, String> defaults) {

  public Preset {
    defaults = Map.copyOf(defaults);
  }
}
