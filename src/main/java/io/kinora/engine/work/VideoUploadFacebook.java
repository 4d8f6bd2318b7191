package io.kinora.engine.work;

import io.kinora.engine.connection.Platforms;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.platform.FacebookAccess;
import io.kinora.infra.platform.FacebookVideo;
import io.kinora.infra.platform.Platform;
import tools.jackson.databind.JsonNode;

/// Uploads a video to Facebook. Its `output` is a value, the video's address: the contract's
/// source calls it a file, against what it says of the other platforms; there is no file to give.
///
/// Source: the tasks contract, section 10.
final class VideoUploadFacebook implements Work {

  /// Stands where a key was left out. Source: the tasks contract, section 10.
  private static final String NONE = "-";

  private static final String USUAL_PRIVACY = "AUTO";

  static final WorkKind KIND = WorkKind.of(
          "video.upload.fb",
          "Uploads a video to Facebook.",
          Parameter.url("url", "The video.").required(),
          Parameter.string("access_token", "Lets us upload for a page." + KeptToken.SENTENCE)
              .required()
              .secret(),
          Parameter.string("title", "The video's title."),
          Parameter.string("description", "The video's description."),
          Parameter.string("privacy", "Who can see the video; AUTO: as the page has set.")
              .orElse(USUAL_PRIVACY)
              .oneOf(USUAL_PRIVACY, "EVERYONE", "ALL_FRIENDS", "FRIENDS_OF_FRIENDS", "SELF"),
          Parameter.truth("no_story", "Whether the video is kept out of people's feeds.")
              .orElse(false),
          Parameter.string("api_key", "Of an app. Facebook does not ask for it any more.")
              .orElse(NONE)
              .secret(),
          Parameter.string("app_secret", "Of the app: proves that requests come from it.")
              .orElse(NONE)
              .secret())
      .reportingPercent()
      .uploadingTo(Platform.FACEBOOK);

  private final UploadJob job;

  VideoUploadFacebook(Workshop workshop, Platforms platforms) {
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
        (upload, bench, _) ->
            job.platforms().facebook().upload(upload, video(bench.parameters()), access(bench)));
  }

  private static FacebookVideo video(JsonNode terms) {
    String privacy = terms.path("privacy").asString();
    return new FacebookVideo(
        terms.path("title").asString(""),
        terms.path("description").asString(""),
        privacy.equals(USUAL_PRIVACY) ? "" : privacy,
        terms.path("no_story").asBoolean());
  }

  private FacebookAccess access(Bench bench) {
    JsonNode terms = bench.parameters();
    String secret = terms.path("app_secret").asString();
    String given = secret.equals(NONE) ? "" : secret;
    if (!KeptToken.isMeant(terms.path("access_token"))) {
      return new FacebookAccess(terms.path("access_token").asString(), given);
    }
    FacebookAccess kept =
        KeptToken.of(bench.run().tenant(), Platform.FACEBOOK, job.platforms()).facebookAccess();
    return given.isEmpty() ? kept : new FacebookAccess(kept.accessToken(), given);
  }
}
