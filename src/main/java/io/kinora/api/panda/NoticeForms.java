package io.kinora.api.panda;

import static java.util.stream.Collectors.joining;

import io.kinora.engine.cloud.Cloud;
import io.kinora.engine.cloud.CloudWording;
import io.kinora.engine.cloud.Encoding;
import io.kinora.engine.cloud.NoticeEvent;
import io.kinora.engine.cloud.Video;
import io.kinora.media.preset.SourceFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Words what customers are told of, as forms.
///
/// Source: the panda contract, sections 12.1 and 12.2.
///
/// @param completeEvent how the end of an encoding is called
public record NoticeForms(String completeEvent) implements CloudWording {

  @Override
  public String ofCloud(
      Cloud cloud,
      NoticeEvent event,
      Video video,
      List<Encoding> encodings,
      @Nullable Encoding one) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("event", event == NoticeEvent.ENCODING_COMPLETED ? completeEvent : event.told());
    if (one != null) {
      fields.put("encoding_id", one.id().value());
    }
    fields.put("video_id", video.id().value());
    if (event == NoticeEvent.ENCODING_PROGRESS && one != null) {
      fields.put("progress", String.valueOf(one.progress() == null ? 0 : one.progress()));
    }
    if (one == null) {
      for (int index = 0; index < encodings.size(); index++) {
        fields.put("encoding_ids[" + index + "]", encodings.get(index).id().value());
      }
    }
    String payload = video.details().payload();
    if (Boolean.TRUE.equals(cloud.notices().sendsPayload()) && payload != null) {
      fields.put("payload", payload);
    }
    return form(fields);
  }

  @Override
  public String ofVideo(Video video, List<Encoding> encodings, @Nullable Encoding one) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("id", video.id().dashed());
    if (one == null) {
      fields.put("event", "video-created");
      fields.put("status", video.status().word());
    } else {
      fields.put("event", "encoding-complete");
      fields.put("encoding_id", one.id().dashed());
      fields.put("status", one.state().word());
    }
    fields.put("video", json(video, encodings).toString());
    return form(fields);
  }

  /// As the server before the first version told it.
  private static ObjectNode json(Video video, List<Encoding> encodings) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode inner = json.putObject("video")
        .put("id", video.id().dashed())
        .put("status", video.status().word())
        .put("filename", video.sourcePath())
        .put("original_filename", video.details().originalFilename());
    Optional<SourceFacts> facts = Optional.ofNullable(video.facts());
    inner
        .put(
            "width",
            facts
                .flatMap(SourceFacts::pictures)
                .map(SourceFacts.Pictures::width)
                .orElse(null))
        .put(
            "height",
            facts
                .flatMap(SourceFacts::pictures)
                .map(SourceFacts.Pictures::height)
                .orElse(null))
        .put("duration", facts.map(SourceFacts::durationMillis).orElse(null))
        .put("screenshot", video.path() + "_1.jpg")
        .put("thumbnail", video.path() + "_1.jpg");
    ArrayNode list = inner.putArray("encodings");
    for (Encoding encoding : encodings) {
      list.addObject()
          .putObject("video")
          .put("id", encoding.id().dashed())
          .put("status", encoding.state().word())
          .put("filename", encoding.path() + encoding.extname())
          .put("width", encoding.size().width())
          .put("height", encoding.size().height())
          .put("parent", video.id().dashed())
          .put("profile", encoding.profile().dashed())
          .put("profile_title", encoding.profileName())
          .put("encoding_time", EncodingJson.seconds(encoding));
    }
    return json;
  }

  /// Source: section 12.1: what it stands for is replaced, the rest of the address stays.
  @Override
  public String target(String stateUpdateUrl, Video video) {
    return Placeholders.filled(
        stateUpdateUrl,
        video.id().dashed(),
        video.error() == null ? "" : video.error().errorClass(),
        video.error() == null ? "" : video.error().message());
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(it -> Escaping.JAVA.name(it.getKey()) + "=" + Escaping.JAVA.value(it.getValue()))
        .collect(joining("&"));
  }
}
