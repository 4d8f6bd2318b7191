package io.kinora.engine.cloud;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A profile of a cloud: what is to be made of its videos.
///
/// @param name       one of this name in a cloud; none of a command that nobody named
/// @param attributes what was said of it, by the names of the panda contract, section 6.3
/// @param isEnabled  whether new videos are encoded by it unasked
public record StoredProfile(
    ObjectId id,
    ObjectId cloud,
    @Nullable String name,
    Map<String, String> attributes,
    boolean isEnabled,
    Instant createdAt,
    Instant updatedAt) {

  static final String PRESET = "preset_name";
  static final String COMMAND = "command";
  static final String PLAYLIST = "hls.variant.playlist";

  public StoredProfile {
    attributes = Map.copyOf(attributes);
  }

  public Optional<String> find(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  /// The name of its preset; empty of a command.
  public Optional<String> preset() {
    return find(PRESET);
  }

  /// Tells whether it lists what other profiles made, and so waits for them.
  public boolean isPlaylist() {
    return preset().filter(PLAYLIST::equals).isPresent();
  }
}
