package io.kinora.engine.work;

import io.kinora.engine.connection.Connection;
import io.kinora.engine.connection.Platforms;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.platform.Platform;
import io.kinora.infra.platform.Upload;
import io.kinora.infra.platform.Uploaded;
import io.kinora.infra.platform.Vimeo;
import io.kinora.infra.platform.VimeoAccess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Uploads a video to Vimeo. Source: the tasks contract, sections 10 and 11.
final class VideoUploadVimeo implements Work {

  private static final String TOKEN = "oauth2_token";

  private static final List<String> KEYS =
      List.of("consumer_key", "consumer_secret", "access_token_key", "access_token_secret");

  static final WorkKind KIND = WorkKind.of(
          "video.upload.vimeo",
          "Uploads a video to Vimeo. It takes a token of OAuth 2, or the four keys of OAuth 1.",
          Parameter.url("url", "The video.").required(),
          Parameter.string("title", "The video's title."),
          Parameter.string("description", "The video's description."),
          Parameter.string(
                  TOKEN,
                  "OAuth 2: lets us upload for a user, without any other key." + KeptToken.SENTENCE)
              .secret(),
          Parameter.string("consumer_key", "OAuth 1: the app's key.").secret(),
          Parameter.string("consumer_secret", "OAuth 1: the app's secret.").secret(),
          Parameter.string("access_token_key", "OAuth 1: the user's key.").secret(),
          Parameter.string("access_token_secret", "OAuth 1: the user's secret.").secret())
      .with(VideoUploadVimeo::missingKeys)
      .reportingPercent()
      .uploadingTo(Platform.VIMEO);

  private final UploadJob job;

  VideoUploadVimeo(Workshop workshop, Platforms platforms) {
    this.job = new UploadJob(KIND, workshop, platforms);
  }

  private static Map<String, List<String>> missingKeys(ObjectNode right) {
    List<String> missing = KEYS.stream().filter(key -> !right.hasNonNull(key)).toList();
    if (right.hasNonNull(TOKEN) || missing.isEmpty()) {
      return Map.of();
    }
    var messages = new LinkedHashMap<String, List<String>>();
    messages.put(TOKEN, List.of("this field is required, or all of " + String.join(", ", KEYS)));
    if (missing.size() < KEYS.size()) { // OAuth 1 was meant.
      missing.forEach(key -> messages.put(key, List.of("this field is required without " + TOKEN)));
    }
    return messages;
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
    return job.run(run, this::sent);
  }

  private Uploaded sent(Upload upload, Bench bench, ObjectNode result) throws InterruptedException {
    JsonNode terms = bench.parameters();
    Vimeo.Result sent = job.platforms()
        .vimeo()
        .upload(
            upload,
            terms.path("title").asString(""),
            terms.path("description").asString(""),
            access(bench));
    sent.freeBytes()
        .ifPresentOrElse(
            bytes -> result.put("free_space", bytes), () -> result.putNull("free_space"));
    result.put("uploaded_file_size", upload.sizeBytes());
    return sent.uploaded();
  }

  private VimeoAccess access(Bench bench) {
    JsonNode terms = bench.parameters();
    if (!KeptToken.isMeant(terms.path(TOKEN))) {
      return access(name -> terms.path(name).asString(""));
    }
    Connection kept = KeptToken.of(bench.run().tenant(), Platform.VIMEO, job.platforms());
    return access(kept::value);
  }

  private static VimeoAccess access(UnaryOperator<String> values) {
    String token = values.apply(TOKEN);
    return token.isEmpty()
        ? new VimeoAccess.Signed(
            values.apply(KEYS.get(0)),
            values.apply(KEYS.get(1)),
            values.apply(KEYS.get(2)),
            values.apply(KEYS.get(3)))
        : new VimeoAccess.Bearer(token);
  }
}
