package io.kinora.engine.work;

import io.kinora.engine.connection.Platforms;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.platform.GoogleAccess;
import io.kinora.infra.platform.Platform;
import io.kinora.infra.platform.YouTubeVideo;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What a client says of a video for YouTube: the same in the kind and in the store.
///
/// Source: the tasks contract, sections 9 and 10.
public final class YouTubeTerms {

  private static final Parameters OF_STORE = Parameters.of(
      Parameter.string("access_token", "Lets us upload for a user." + KeptToken.SENTENCE)
          .required()
          .secret(),
      Parameter.string("developer_key", "Of a registered app." + KeptToken.SENTENCE)
          .required()
          .secret(),
      Parameter.string("title", "The video's title.").required(),
      Parameter.string("description", "The video's description."),
      Parameter.strings("tags", "The video's tags."),
      Parameter.integer("category_id", "The number of a category; 22 if left out."),
      Parameter.string("privacy_status", "Who can see the video.")
          .orElse(YouTubeVideo.USUAL_PRIVACY)
          .oneOf("public", "private", "unlisted"));

  private YouTubeTerms() {}

  public static Parameters ofStore() {
    return OF_STORE;
  }

  /// The kind names its video, and has a default more.
  static Parameter[] ofKind(Parameter url) {
    return Stream.concat(
            Stream.of(url),
            OF_STORE.all().stream().map(it -> it.name().equals("tags") ? it.orElseNone() : it))
        .toArray(Parameter[]::new);
  }

  static YouTubeVideo video(JsonNode terms) {
    List<String> tags = terms.path("tags").valueStream().map(JsonNode::asString).toList();
    return new YouTubeVideo(
        terms.path("title").asString(),
        terms.path("description").asString(""),
        tags,
        terms.path("category_id").asLong(YouTubeVideo.USUAL_CATEGORY),
        terms.path("privacy_status").asString());
  }

  static GoogleAccess access(JsonNode terms, Platforms platforms, TenantId tenant) {
    JsonNode token = terms.path("access_token");
    JsonNode key = terms.path("developer_key");
    if (!KeptToken.isMeant(token) && !KeptToken.isMeant(key)) {
      return new GoogleAccess(token.asString(), key.asString(), null);
    }
    GoogleAccess kept = KeptToken.of(tenant, Platform.YOUTUBE, platforms).googleAccess();
    String plain = KeptToken.isMeant(key) ? kept.developerKey() : key.asString();
    return KeptToken.isMeant(token)
        ? new GoogleAccess(kept.accessToken(), plain, kept.renewal())
        : new GoogleAccess(token.asString(), plain, null);
  }
}
