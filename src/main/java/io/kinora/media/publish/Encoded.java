package io.kinora.media.publish;

import java.util.List;
import java.util.stream.Stream;

/// What encoding left in the folder: an MP4 in fragments for each rung, and one of the sound.
/// Plain values: it may be kept as JSON between the steps.
///
/// @param rungs from the smallest to the largest
/// @param hasSound whether there is a file of it
/// @param isSourceClean whether the source could be decoded without a word of complaint
public record Encoded(List<Rung> rungs, boolean hasSound, boolean isSourceClean) {

  static final String SOUND = "audio.mp4";
  static final String SOUND_PLAYLIST = "audio.m3u8";

  public Encoded {
    rungs = List.copyOf(rungs);
  }

  /// The files in the folder, by their names.
  public List<String> fileNames() {
    Stream<String> sound = hasSound ? Stream.of(SOUND) : Stream.empty();
    return Stream.concat(rungs.stream().map(Rung::file), sound).toList();
  }

  Rung top() {
    return rungs.getLast();
  }

  /// The one that is decoded soonest.
  Rung smallest() {
    return rungs.getFirst();
  }
}
