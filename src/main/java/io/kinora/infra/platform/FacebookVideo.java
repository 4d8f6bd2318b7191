package io.kinora.infra.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;

/// What Facebook is told about a video.
///
/// @param title       empty for none
/// @param description empty for none
/// @param privacy     who sees it, in Facebook's words; empty for the user's own setting
/// @param isSilent    whether it is kept out of people's feeds
public record FacebookVideo(String title, String description, String privacy, boolean isSilent) {

  Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    if (!title.isEmpty()) {
      fields.put("title", title);
    }
    if (!description.isEmpty()) {
      fields.put("description", description);
    }
    if (!privacy.isEmpty()) {
      fields.put(
          "privacy", JsonNodeFactory.instance.objectNode().put("value", privacy).toString());
    }
    if (isSilent) {
      fields.put("no_story", "true");
    }
    return fields;
  }
}
