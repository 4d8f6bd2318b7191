package io.kinora.media.render;

import io.kinora.infra.base.StopSignal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes segments of a film for all its exports at once. Thread-safe.
///
/// @param preset of x264
/// @param counted hears of frames that were drawn, or need not be
record SegmentMaking(
    SegmentEncoder encoder,
    List<ExportParts> exports,
    String preset,
    CoreShare cores,
    FrameCount counted) {

  SegmentMaking {
    exports = List.copyOf(exports);
  }

  /// Makes one segment after the other. A clip goes on where the last segment left it.
  void run(Supplier<Optional<Segment>> segments, StopSignal stop) {
    try (Clips clips = encoder.clips(stop)) {
      int expected = -1;
      for (Optional<Segment> next = segments.get(); next.isPresent(); next = segments.get()) {
        Segment segment = next.orElseThrow();
        List<ExportPart> missing = missing(segment);
        if (missing.isEmpty()) {
          counted.add(segment.frameCount());
          continue;
        }
        if (segment.number() != expected) {
          clips.closeAll(); // They are far from here.
        }
        expected = segment.number() + 1;
        cores.run(clips::closeAll, () -> make(segment, missing, clips));
      }
    }
  }

  private List<ExportPart> missing(Segment segment) {
    return exports.stream()
        .map(export -> export.segment(segment))
        .filter(part -> !part.isThere())
        .toList();
  }

  private void make(Segment segment, List<ExportPart> parts, Clips clips) {
    ExportPart.makeAll(
        parts,
        files ->
            encoder.encode(segment, SegmentEncoder.command(files, preset), clips, counted::add));
  }
}
