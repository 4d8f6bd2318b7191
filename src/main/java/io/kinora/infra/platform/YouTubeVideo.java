package io.kinora.infra.platform;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What YouTube is told about a video.
///
/// @param description   empty for none
/// @param categoryId    the number of one of YouTube's categories
/// @param privacyStatus `public`, `private` or `unlisted`
public record YouTubeVideo(
    String title, String description, List<String> tags, long categoryId, String privacyStatus) {

  /// People and blogs. Source: the tasks contract, section 10.
  public static final int USUAL_CATEGORY = 22;

  /// Source: the tasks contract, section 10.
  public static final String USUAL_PRIVACY = "public";

  public YouTubeVideo {
    tags = List.copyOf(tags);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode snippet = json.putObject("snippet");
    snippet.put("title", title);
    snippet.put("description", description);
    tags.forEach(snippet.putArray("tags")::add);
    snippet.put("categoryId", String.valueOf(categoryId));
    json.putObject("status").put("privacyStatus", privacyStatus);
    return json;
  }
}
