package io.kinora.media.preset;

import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.preset.SourceFacts.FileFacts;
import io.kinora.media.probe.Container;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import io.kinora.media.probe.SoundFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Looks at uploads. Thread-safe.
public final class SourceReading {

  private static final String NAME = "the upload";

  private final FfmpegRunner runner;
  private final Prober prober;

  public SourceReading(FfmpegRunner runner, Prober prober) {
    this.runner = runner;
    this.prober = prober;
  }

  /// @param needsPictures whether sound alone is refused
  /// @throws FailureException where it is over the limits
  public Inspected of(Path file, boolean needsPictures, StopSignal stop) throws IOException {
    ProbeResult probed = prober.probe(file, NAME, stop);
    return switch (probed) {
      case ProbeResult.Video(var picture, var sound, var length, String _) ->
        facts(new Found(file, probed, Optional.of(picture), sound, length), stop);
      case ProbeResult.Audio(var sound, var length, String _) ->
        needsPictures
            ? FormatFault.UNKNOWN
            : facts(new Found(file, probed, Optional.empty(), Optional.of(sound), length), stop);
      case ProbeResult.Image _, ProbeResult.NotMedia _ -> FormatFault.UNKNOWN;
    };
  }

  /// A file with what the first look gave.
  private record Found(
      Path file,
      ProbeResult probed,
      Optional<PictureFacts> picture,
      Optional<SoundFacts> sound,
      Duration length) {}

  private Inspected facts(Found found, StopSignal stop) throws IOException {
    // Source: the panda contract, section 5: cut off to whole hundredths.
    long millis = found.length().toMillis() / 10 * 10;
    if (millis == 0) {
      return FormatFault.EMPTY;
    }
    var file = new FileFacts(Files.size(found.file()), Container.typeOf(found.probed()));
    var numbers = new StreamNumbers(
        runner.run(command(found.file()), RunLimits.SHORT, stop).output());
    stop.check();
    Optional<SourceFacts.Pictures> pictures = found
        .picture()
        .map(it -> new SourceFacts.Pictures(
            it.codec(),
            it.uprightWidth(),
            it.uprightHeight(),
            (int) (it.frameRate() + 1e-6),
            numbers.kbit(it.stream(), found.sound().map(SoundFacts::stream))));
    Optional<SourceFacts.Sound> sound = found
        .sound()
        .map(it -> new SourceFacts.Sound(
            it.codec(),
            it.channels(),
            it.sampleRate(),
            numbers.kbit(it.stream(), found.picture().map(PictureFacts::stream))));
    return new SourceFacts(
        pictures, sound, millis, file, Metadata.of(found.picture(), sound, file, found.length()));
  }

  private static FfmpegCommand command(Path file) {
    return FfmpegCommand.ffprobe()
        .words("-show_entries", "format=bit_rate:stream=index,bit_rate:stream_tags=BPS,BPS-eng")
        .foreignInput(file)
        .build();
  }
}
