package io.kinora.media.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A film with all its times.
///
/// @param length of the film; more than zero
/// @param scene all that is seen
/// @param sounds all that is heard
/// @param remarks what was odd about the times, in words for the author
public record Timeline(Duration length, Scene scene, List<Sound> sounds, List<String> remarks) {

  public Timeline {
    sounds = List.copyOf(sounds);
    remarks = List.copyOf(remarks);
  }

  /// A copy with remarks before its own.
  public Timeline with(List<String> more) {
    var all = new ArrayList<>(more);
    all.addAll(remarks);
    return new Timeline(length, scene, sounds, all);
  }
}
