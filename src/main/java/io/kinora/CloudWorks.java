package io.kinora;

import io.kinora.api.panda.NoticeForms;
import io.kinora.api.panda.PandaDialect;
import io.kinora.api.panda.PandaParts;
import io.kinora.engine.cloud.CloudFollower;
import io.kinora.engine.cloud.CloudNotices;
import io.kinora.engine.cloud.CloudRecords;
import io.kinora.engine.cloud.CloudWording;
import io.kinora.engine.cloud.Clouds;
import io.kinora.engine.cloud.EncodeVideo;
import io.kinora.engine.cloud.Encodings;
import io.kinora.engine.cloud.FetchVideo;
import io.kinora.engine.cloud.MakePlaylists;
import io.kinora.engine.cloud.PreviewVideo;
import io.kinora.engine.cloud.Profiles;
import io.kinora.engine.cloud.RemoveFiles;
import io.kinora.engine.cloud.UploadSessions;
import io.kinora.engine.cloud.UsedSignatures;
import io.kinora.engine.cloud.Videos;
import io.kinora.engine.cloud.Watermarks;
import io.kinora.engine.task.Errand;
import io.kinora.engine.task.TaskEngine;
import io.kinora.engine.task.TaskFollower;
import io.kinora.engine.task.Work;
import io.kinora.engine.upload.Uploads;
import io.kinora.infra.outbound.Deliveries;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.preset.EncodingKitchen;
import io.kinora.media.preset.SourceReading;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import java.nio.file.Path;
import java.util.List;

/// All that clouds of videos need, put together.
final class CloudWorks {

  private CloudWorks() {}

  static PandaDialect dialect(Foundation foundation, TaskEngine engine) {
    CloudRecords records = foundation.clouds();
    Deliveries deliveries = foundation.outbound().deliveries();
    var parts = new PandaParts(
        new Clouds(records),
        videos(foundation, engine),
        new Encodings(records, wording(foundation), engine),
        new Profiles(records),
        sessions(foundation, engine),
        notices(foundation),
        signatures(foundation),
        address -> deliveries.objectionTo(address).isEmpty(),
        foundation.clock());
    return new PandaDialect(
        PandaSettingTable.of(foundation.settings(), foundation.publicUrl()), parts);
  }

  private static Videos videos(Foundation foundation, TaskEngine engine) {
    var arriving =
        new Videos.Arriving(reading(foundation), foundation.workFolder(), Server.FREE_SPACE);
    return new Videos(foundation.clouds(), wording(foundation), engine, arriving);
  }

  static UploadSessions sessions(Foundation foundation, TaskEngine engine) {
    Uploads uploads =
        foundation.uploads().withRules(PandaSettingTable.uploadRules(foundation.settings()));
    return new UploadSessions(foundation.clouds(), uploads, videos(foundation, engine));
  }

  static UsedSignatures signatures(Foundation foundation) {
    return new UsedSignatures(foundation.database(), foundation.clock());
  }

  static CloudNotices notices(Foundation foundation) {
    return new CloudNotices(foundation.clouds(), foundation.outbound().deliveries());
  }

  private static SourceReading reading(Foundation foundation) {
    return new SourceReading(foundation.ffmpeg(), prober(foundation));
  }

  private static Prober prober(Foundation foundation) {
    return new Prober(foundation.ffmpeg(), ProbeLimits.USUAL);
  }

  /// How customers are told what happens in their clouds.
  private static CloudWording wording(Foundation foundation) {
    return new NoticeForms(foundation.settings().value(PandaSettingTable.COMPLETE_EVENT));
  }

  /// What makes encodings of the videos in clouds.
  static List<Work> works(Foundation foundation) {
    FfmpegRunner ffmpeg = foundation.ffmpeg();
    Settings settings = foundation.settings();
    var kitchen = new EncodingKitchen(ffmpeg, prober(foundation), settings.cores());
    CloudRecords records = foundation.clouds();
    Path folder = foundation.workFolder();
    CloudWording wording = wording(foundation);
    var limits = new FetchVideo.Limits(folder, settings.value(PandaSettingTable.MAX_UPLOAD));
    return List.of(
        new FetchVideo(records, wording, foundation.transfers(), reading(foundation), limits),
        new EncodeVideo(
            records,
            wording,
            kitchen,
            new Watermarks(foundation.transfers()),
            new EncodeVideo.Place(folder, foundation.publicUrl().toString())),
        new PreviewVideo(records, kitchen, folder));
  }

  static TaskFollower follower(Foundation foundation) {
    return new CloudFollower(foundation.clouds(), wording(foundation));
  }

  /// What is done for clouds besides their tasks.
  static List<Errand> errands(Foundation foundation) {
    CloudRecords records = foundation.clouds();
    return List.of(
        notices(foundation),
        new MakePlaylists(records, wording(foundation)),
        new RemoveFiles(foundation.library()));
  }
}
