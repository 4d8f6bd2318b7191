package io.kinora;

import io.kinora.engine.connection.Platforms;
import io.kinora.engine.filming.Filming;
import io.kinora.engine.job.DeliverFiles;
import io.kinora.engine.job.FetchFiles;
import io.kinora.engine.job.TranscodeFile;
import io.kinora.engine.publishing.OwnPosters;
import io.kinora.engine.publishing.PublishSteps;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Couriers;
import io.kinora.engine.work.LibraryOutputs;
import io.kinora.engine.work.OwnAddresses;
import io.kinora.engine.work.SecretParameters;
import io.kinora.engine.work.Sources;
import io.kinora.engine.work.Works;
import io.kinora.engine.work.Workshop;
import io.kinora.infra.outbound.Calls;
import io.kinora.infra.platform.Facebook;
import io.kinora.infra.platform.Vimeo;
import io.kinora.infra.platform.YouTube;
import io.kinora.media.audio.SoundAnalysis;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.LocalProgram;
import io.kinora.media.image.Pictures;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import io.kinora.media.publish.Publisher;
import io.kinora.media.recipe.RecipeKitchen;
import io.kinora.media.render.FilmRenderer;
import io.kinora.media.render.RenderSettings;
import io.kinora.media.render.Supplies;
import io.kinora.media.transcode.Transcoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The media engine, put together, and all kinds of work made of it.
final class MediaWorks {

  /// Twice as fast as x264's own default, and hardly larger.
  private static final String FILM_PRESET = "fast";

  private MediaWorks() {}

  /// @param own where clients find what is in the library
  static Workshop workshop(Foundation foundation, List<OwnAddresses> own, OpenParts parts) {
    FfmpegRunner ffmpeg = foundation.ffmpeg();
    var prober = new Prober(ffmpeg, ProbeLimits.USUAL);
    var renderer =
        new FilmRenderer(ffmpeg, prober, foundation.cache(), renderSettings(foundation.settings()));
    return new Workshop(
        new Sources(
            foundation.outbound().downloads(), foundation.transfers(), foundation.library(), own),
        new LibraryOutputs(foundation.library()),
        prober,
        Pictures.with(ffmpeg),
        renderer,
        parts.add(new Filming(
            foundation.library(),
            renderer,
            "Kinora " + Main.version() + ", ffmpeg " + ffmpeg.version(),
            foundation.workFolder(),
            foundation.clock())),
        SoundAnalysis.with(ffmpeg),
        new SecretParameters(foundation.vault()),
        new Transcoder(ffmpeg, prober, foundation.settings().cores()),
        foundation.workFolder());
  }

  static List<Work> of(Foundation foundation, Workshop workshop) {
    Platforms platforms = platforms(foundation);
    var couriers = new Couriers(foundation.outbound().deliveries(), workshop.secrets(), platforms);
    var works = new ArrayList<>(Works.all(workshop, couriers, platforms));
    works.add(workshop.filming().segments());
    works.addAll(publishing(foundation).works());
    works.addAll(jobs(foundation));
    works.addAll(CloudWorks.works(foundation));
    works.addAll(FilmWorks.works(foundation, workshop, platforms));
    return works;
  }

  /// The steps of jobs by recipe.
  private static List<Work> jobs(Foundation foundation) {
    FfmpegRunner ffmpeg = foundation.ffmpeg();
    Settings settings = foundation.settings();
    var kitchen =
        new RecipeKitchen(ffmpeg, new Prober(ffmpeg, ProbeLimits.USUAL), settings.cores());
    return List.of(
        new FetchFiles(
            foundation.jobs(),
            foundation.transfers(),
            foundation.workFolder(),
            settings.value(FlixcloudSettingTable.MAX_INPUT)),
        new TranscodeFile(
            foundation.jobs(),
            kitchen,
            foundation.workFolder(),
            settings.value(FlixcloudSettingTable.VP6_AS_H264)),
        new DeliverFiles(foundation.jobs(), foundation.transfers(), foundation.workFolder()));
  }

  /// Those that clients send of their own.
  static OwnPosters posters(Foundation foundation) {
    return new OwnPosters(foundation.videos(), publisher(foundation), foundation.workFolder());
  }

  private static Publisher publisher(Foundation foundation) {
    var settings = PublishingSettingTable.publishSettings(foundation.settings());
    return new Publisher(foundation.ffmpeg(), settings);
  }

  private static PublishSteps publishing(Foundation foundation) {
    return new PublishSteps(
        publisher(foundation),
        foundation.videos(),
        foundation.uploads(),
        foundation.workFolder(),
        foundation.settings().value(PublishingSettingTable.JOB_ATTEMPTS));
  }

  private static Platforms platforms(Foundation foundation) {
    Calls calls = foundation.outbound().calls();
    return new Platforms(
        foundation.settings().value(Settings.CONNECTORS),
        new YouTube(calls, YouTube.Settings.usual()),
        new Vimeo(calls, Vimeo.Settings.usual(), foundation.clock()),
        new Facebook(calls, Facebook.Settings.usual()),
        foundation.connections());
  }

  private static RenderSettings renderSettings(Settings settings) {
    var usual = RenderSettings.of(FILM_PRESET, settings.cores())
        .with(new Supplies(
            speechProgram(settings),
            settings.value(Settings.FONTS),
            settings.value(Settings.MAPS)));
    return settings
        .value(Settings.MEMORY_MB)
        .map(megabytes -> usual.withShelfBytes(((long) megabytes << 20) / 8))
        .orElse(usual);
  }

  private static Optional<LocalProgram> speechProgram(Settings settings) {
    try {
      return settings
          .value(Settings.SPEECH)
          .map(file -> LocalProgram.at(file, Settings.SPEECH.name()));
    } catch (IllegalArgumentException failure) {
      throw new CannotStartException(String.valueOf(failure.getMessage()), failure);
    }
  }
}
