package io.kinora.media.render;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.render.SegmentDealer.Turn;
import java.util.List;
import java.util.function.LongConsumer;

/// Makes segments of a film for all its exports at once. Thread-safe.
///
/// @param preset of x264
/// @param counted hears of frames that were drawn, or need not be
record SegmentMaking(
    SegmentEncoder encoder,
    List<Segment> segments,
    List<ExportParts> exports,
    String preset,
    CoreShare cores,
    FrameCount counted) {

  SegmentMaking {
    segments = List.copyOf(segments);
    exports = List.copyOf(exports);
  }

  /// Makes one segment after the other. A clip goes on where the last segment left it.
  void run(SegmentDealer dealer, int thread, StopSignal stop) {
    try (Clips clips = encoder.clips(stop)) {
      int expected = -1;
      for (var next = dealer.next(thread); next.isPresent(); next = dealer.next(thread)) {
        Turn turn = next.orElseThrow();
        Segment segment = segments.get(turn.segment());
        List<ExportPart> missing = missing(segment);
        if (missing.isEmpty()) {
          counted.add(segment.frameCount());
          dealer.made(turn);
          continue;
        }
        if (segment.number() != expected) {
          clips.closeAll(); // They are far from here.
        }
        expected = segment.number() + 1;
        if (turn.enough() == null) {
          cores.run(clips::closeAll, () -> make(segment, missing, clips, counted::add));
        } else {
          clips.closeAll();
          race(segment, missing, turn.enough(), stop);
        }
        dealer.made(turn);
      }
    }
  }

  /// Makes a segment that somebody else makes, too: who is first ends it.
  private void race(Segment segment, List<ExportPart> missing, StopSignal enough, StopSignal stop) {
    try (var _ = stop.onStop(enough::stop);
        Clips clips = encoder.clips(enough)) {
      cores.run(() -> make(segment, missing, clips, _ -> {}));
    } catch (RuntimeException ended) {
      if (stop.isStopped() || !enough.isStopped()) {
        throw ended;
      }
    }
    counted.add(segment.frameCount());
  }

  private List<ExportPart> missing(Segment segment) {
    return exports.stream()
        .map(export -> export.segment(segment))
        .filter(part -> !part.isThere())
        .toList();
  }

  private void make(Segment segment, List<ExportPart> parts, Clips clips, LongConsumer drawn) {
    ExportPart.makeAll(
        parts,
        files -> encoder.encode(segment, SegmentEncoder.command(files, preset), clips, drawn));
  }
}
