package io.kinora.media.preset;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The encoders that the ffmpeg in use has: an operator may bring another one than ours.
///
/// @param names such as `libx264`
public record Encoders(Set<String> names) {

  private static final Pattern LINE = Pattern.compile("^ [VAS][A-Z.]{5} (\\S+)", Pattern.MULTILINE);

  public Encoders {
    names = Set.copyOf(names);
  }

  static Encoders of(FfmpegRunner runner, StopSignal stop) {
    var asking = FfmpegCommand.ffmpeg().words("-encoders").build();
    String answer = new String(runner.run(asking, RunLimits.SHORT, stop).output(), UTF_8);
    stop.check();
    return new Encoders(
        LINE.matcher(answer).results().map(it -> it.group(1)).collect(Collectors.toSet()));
  }

  public boolean has(String name) {
    return names.contains(name);
  }
}
