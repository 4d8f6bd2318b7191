package io.kinora.engine.work;

import io.kinora.engine.connection.Platforms;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.infra.platform.Platform;

/// Uploads a video to YouTube. Source: the tasks contract, section 10.
final class VideoUploadYouTube implements Work {

  static final WorkKind KIND = WorkKind.of(
          "video.upload.youtube",
          "Uploads a video to YouTube.",
          YouTubeTerms.ofKind(Parameter.url("url", "The video.").required()))
      .reportingPercent()
      .uploadingTo(Platform.YOUTUBE);

  private final UploadJob job;

  VideoUploadYouTube(Workshop workshop, Platforms platforms) {
    this.job = new UploadJob(KIND, workshop, platforms);
  }

  @Override
  public String kind() {
    return KIND.name();
  }

  @Override
  public Lane lane() {
    return Lane.NET;
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return job.run(
        run,
        (upload, bench, _) -> job.platforms()
            .youTube()
            .upload(
                upload,
                YouTubeTerms.video(bench.parameters()),
                YouTubeTerms.access(
                    bench.parameters(), job.platforms(), bench.run().tenant())));
  }
}
