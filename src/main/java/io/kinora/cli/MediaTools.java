package io.kinora.cli;

import io.kinora.infra.base.HeapThrift;
import io.kinora.media.ffmpeg.FfmpegPrograms;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.LocalProgram;
import io.kinora.media.ffmpeg.SandboxLevel;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import io.kinora.media.render.FilmRenderer;
import io.kinora.media.render.RenderSettings;
import io.kinora.media.render.Supplies;
import io.kinora.media.transcode.Transcoder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What commands need that work on local files, without a server.
///
/// @param cache folder for what is unpacked or spoken once
/// @param supplies what the operator gave
record MediaTools(Path cache, FfmpegRunner runner, Prober prober, Supplies supplies) {

  /// @param environment `KINORA_FFMPEG`, `KINORA_FONTS`, `KINORA_MAPS`, `KINORA_SANDBOX`,
  /// `KINORA_SPEECH` and
  ///     `XDG_CACHE_HOME` count
  static MediaTools of(Map<String, String> environment) {
    Path cache = Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home", "."), ".cache"))
        .resolve("kinora");
    FfmpegPrograms programs = Optional.ofNullable(environment.get("KINORA_FFMPEG"))
        .map(folder -> FfmpegPrograms.in(Path.of(folder)))
        .orElseGet(() -> FfmpegPrograms.packaged(cache));
    FfmpegRunner runner = FfmpegRunner.start(programs, lowestLevel(environment));
    Optional<LocalProgram> speech = Optional.ofNullable(environment.get("KINORA_SPEECH"))
        .filter(file -> !file.isEmpty())
        .map(file -> LocalProgram.at(Path.of(file), "KINORA_SPEECH"));
    var supplies = new Supplies(
        speech, folder(environment, "KINORA_FONTS"), folder(environment, "KINORA_MAPS"));
    return new MediaTools(cache, runner, new Prober(runner, ProbeLimits.USUAL), supplies);
  }

  private static Optional<Path> folder(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(folder -> !folder.isEmpty())
        .map(Path::of);
  }

  private static SandboxLevel lowestLevel(Map<String, String> environment) {
    String level = environment.getOrDefault("KINORA_SANDBOX", "best");
    return level.equals("best")
        ? SandboxLevel.LIMITS
        : SandboxLevel.valueOf(level.toUpperCase(Locale.ROOT));
  }

  Transcoder transcoder(int threads) {
    return new Transcoder(runner, prober, threads);
  }

  FilmRenderer renderer(String preset, int cores) {
    HeapThrift.begin();
    var settings = RenderSettings.of(preset, cores).with(supplies);
    return new FilmRenderer(runner, prober, cache, settings);
  }
}
