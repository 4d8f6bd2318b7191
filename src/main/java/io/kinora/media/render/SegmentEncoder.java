package io.kinora.media.render;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRun;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.Progress;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.profile.Profile;
import io.kinora.media.profile.Shape;
import io.kinora.media.render.kernel.Frame;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Draws the frames of a segment and feeds them to encoders of one thread each. Thread-safe: each
/// call has its own canvas and process.
final class SegmentEncoder {

  /// A picture that stands still is sent so often without a look at the clock.
  private static final int REPEATS_MAX = 50;

  private final Director director;
  private final PictureShelf shelf;
  private final TextPlan texts;
  private final FfmpegRunner runner;
  private final Profile profile;

  SegmentEncoder(
      Director director, PictureShelf shelf, TextPlan texts, FfmpegRunner runner, Profile profile) {
    this.director = director;
    this.shelf = shelf;
    this.texts = texts;
    this.runner = runner;
    this.profile = profile;
  }

  private FramePainter painter(Clips clips) {
    return new FramePainter(new Textures.Shelves(shelf, clips, texts));
  }

  /// A place for the clips of one thread, from its first segment to its last.
  ///
  /// @param stop ends what is drawn with them, too
  Clips clips(StopSignal stop) {
    return new Clips(shelf, profile.frameRate(), runner, stop);
  }

  /// Makes what `command` writes of one segment.
  ///
  /// @param command takes raw frames from its input
  /// @param clips   those that its last frame shows stay open
  /// @param drawn   hears how many more frames were drawn
  void encode(Segment segment, FfmpegCommand command, Clips clips, LongConsumer drawn) {
    Shape shape = profile.shape();
    StopSignal stop = clips.stop();
    try (FfmpegRun run = runner.open(command, RunLimits.LONG, stop, Progress.UNHEARD);
        var sender = new FrameSender(run, shape.shownWidth(), shape.height())) {
      send(segment, clips, sender, drawn);
      boolean isSent = sender.finish();
      run.end().orFail(FailureCode.ENCODER_FAILED, "The film could not be encoded");
      if (!isSent) {
        throw new IllegalStateException("the encoder did not take all frames");
      }
    }
  }

  private void send(Segment segment, Clips clips, FrameSender sender, LongConsumer drawn) {
    FramePainter painter = painter(clips);
    long end = segment.firstFrame() + segment.frameCount();
    long index = segment.firstFrame();
    while (index < end) {
      clips.stop().check();
      List<Drawing> drawings = director.drawingsAt(index);
      int count = 1;
      while (index + count < end
          && count < REPEATS_MAX
          && director.drawingsAt(index + count).equals(drawings)) {
        count++;
      }
      Frame frame = sender.free();
      clips.beginFrame();
      painter.draw(drawings, frame);
      if (!sender.send(frame, count)) {
        return; // The encoder has gone: its ending says why.
      }
      drawn.accept(count);
      index += count;
    }
    clips.keepOnlyThoseOfLastFrame();
  }

  /// A segment of the film, to be joined with the others: encoded for each export by itself.
  ///
  /// @param exports drawn alike; where the segment is written for each
  static FfmpegCommand command(List<Export> exports, String preset) {
    var command = taking(exports.getFirst().profile());
    if (exports.size() > 1) {
      // Each output would have as many threads for its filters as there are cores.
      command.words("-filter_threads", "1");
    }
    for (Export export : exports) {
      command
          .words("-vf", PictureWords.filters(export.profile()))
          .words(PictureWords.encoder(export.profile(), preset))
          .words(PictureWords.segment(export.profile()))
          .output(export.out());
    }
    return command.build();
  }

  /// Begins a command that takes our frames.
  static FfmpegCommand.Builder taking(Profile profile) {
    return FfmpegCommand.ffmpeg()
        .words("-f", "rawvideo", "-pixel_format", "yuv420p")
        .words("-video_size", profile.shape().shownWidth() + "x" + profile.height())
        .words("-framerate", profile.frameRate().toString(), "-i", "pipe:0");
  }

  /// Draws frames one after the other.
  ///
  /// @param drawn hears each frame, which is drawn over afterwards
  void draw(long frameCount, StopSignal stop, Consumer<Frame> drawn) {
    try (Clips clips = clips(stop)) {
      FramePainter painter = painter(clips);
      Frame frame = Frame.of(profile.shape().shownWidth(), profile.height());
      for (long index = 0; index < frameCount; index++) {
        stop.check();
        painter.draw(director.drawingsAt(index), frame);
        drawn.accept(frame);
      }
    }
  }

  /// Draws one frame and gives its planes as they are encoded.
  Frame still(long frameIndex, StopSignal stop) {
    try (Clips clips = clips(stop)) {
      Frame frame = Frame.of(profile.shape().shownWidth(), profile.height());
      painter(clips).draw(director.drawingsAt(frameIndex), frame);
      return frame;
    }
  }
}
