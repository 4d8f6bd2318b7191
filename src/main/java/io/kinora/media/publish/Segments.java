package io.kinora.media.publish;

import io.kinora.media.publish.Track.Segment;
import io.kinora.media.stream.ByteRange;
import java.util.ArrayList;
import java.util.List;

/// Puts fragments together to segments. What is cut where follows from times alone, so that the
/// segments of all sizes of a video begin together.
final class Segments {

  /// Times are multiples of a frame.
  private static final double TOLERANCE_SECONDS = 0.001;

  /// A shorter rest joins the segment before: of few frames, one of which is a key frame, the
  /// bit rate is far above that of the whole, and would have to be told as the most there is.
  private static final double REST_MIN = 0.25;

  private Segments() {}

  /// A stretch of an MP4 that can be decoded with its head alone.
  ///
  /// @param start in seconds
  /// @param seconds how long it lasts
  /// @param firstFrame as many of its bytes as show its first frame
  record Fragment(double start, double seconds, ByteRange bytes, ByteRange firstFrame) {}

  /// @param fragments one behind the other; at least one
  /// @param length of a segment, in seconds; each begins with the first fragment at or after a
  ///     multiple of it
  static List<Segment> of(List<Fragment> fragments, double length) {
    var groups = new ArrayList<List<Fragment>>();
    double next = 0;
    for (Fragment fragment : fragments) {
      if (groups.isEmpty() || fragment.start() > next - TOLERANCE_SECONDS) {
        groups.add(new ArrayList<>());
        next = length * (Math.floor((fragment.start() + TOLERANCE_SECONDS) / length) + 1);
      }
      groups.getLast().add(fragment);
    }
    if (groups.size() > 1 && segment(groups.getLast()).seconds() < REST_MIN * length) {
      List<Fragment> rest = groups.removeLast();
      groups.getLast().addAll(rest);
    }
    return groups.stream().map(Segments::segment).toList();
  }

  private static Segment segment(List<Fragment> fragments) {
    long offset = fragments.getFirst().bytes().offset();
    long end = fragments.getLast().bytes().end();
    double seconds = fragments.stream().mapToDouble(Fragment::seconds).sum();
    return new Segment(seconds, new ByteRange(offset, end - offset));
  }
}
