package io.kinora.engine.cloud;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which encodings of a cloud are wanted; what is not said does not matter.
public record EncodingFilter(
    List<EncodingState> states,
    @Nullable ObjectId video,
    @Nullable ObjectId profile,
    @Nullable String profileName) {

  public static final EncodingFilter ALL = new EncodingFilter(List.of(), null, null, null);

  public EncodingFilter {
    states = List.copyOf(states);
  }

  public EncodingFilter ofVideo(ObjectId id) {
    return new EncodingFilter(states, id, profile, profileName);
  }

  public EncodingFilter ofProfile(ObjectId id) {
    return new EncodingFilter(states, video, id, profileName);
  }

  /// What rows must be, with names for the values of [#values].
  String condition() {
    var conditions = new ArrayList<>(List.of("e.cloud_id = :cloud"));
    if (!states.isEmpty()) {
      conditions.add("e.state in ("
          + String.join(", ", states.stream().map(it -> "'" + it.word() + "'").toList()) + ")");
    }
    if (video != null) {
      conditions.add("e.video_id = :video");
    }
    if (profile != null) {
      conditions.add("e.profile_id = :profile");
    }
    if (profileName != null) {
      conditions.add("p.name = :name");
    }
    return String.join(" and ", conditions);
  }

  Map<String, String> values() {
    var values = new HashMap<String, String>();
    if (video != null) {
      values.put("video", video.value());
    }
    if (profile != null) {
      values.put("profile", profile.value());
    }
    if (profileName != null) {
      values.put("name", profileName);
    }
    return values;
  }
}
