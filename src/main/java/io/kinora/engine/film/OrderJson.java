package io.kinora.engine.film;

import io.kinora.engine.delivery.UploadTarget;
import io.kinora.media.profile.FrameRate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How an order is written down.
final class OrderJson {

  private static final JsonMapper JSON = JsonMapper.shared();

  private OrderJson() {}

  static String write(RenditionOrder order) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("profile", order.profile());
    FrameRate rate = order.rate();
    if (rate != null) {
      json.putArray("rate").add(rate.frames()).add(rate.seconds());
    }
    json.set("meta", texts(order.meta()));
    json.set("receiver", receiver(order.receiver()));
    ArrayNode uploads = json.putArray("uploads");
    for (UploadOrder upload : order.uploads()) {
      ObjectNode written = uploads.addObject();
      written.set("target", upload.target().toJson());
      written.set("meta", texts(upload.meta()));
      written.set("receiver", receiver(upload.receiver()));
    }
    return json.toString();
  }

  private static ObjectNode texts(Map<String, String> texts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    texts.forEach(json::put);
    return json;
  }

  private static JsonNode receiver(@Nullable Receiver receiver) {
    return receiver == null
        ? JsonNodeFactory.instance.nullNode()
        : JsonNodeFactory.instance
            .objectNode()
            .put("url", receiver.url())
            .put("regexp", receiver.statusRegexp());
  }

  static RenditionOrder read(String text) {
    JsonNode json = JSON.readTree(text);
    JsonNode rate = json.path("rate");
    List<UploadOrder> uploads =
        json.path("uploads").valueStream().map(OrderJson::upload).toList();
    return new RenditionOrder(
        json.path("profile").asString(),
        rate.isArray() ? new FrameRate(rate.path(0).asInt(), rate.path(1).asInt()) : null,
        texts(json.path("meta")),
        receiver(json.path("receiver")),
        uploads);
  }

  private static UploadOrder upload(JsonNode json) {
    return new UploadOrder(
        UploadTarget.ofJson(json.path("target")),
        texts(json.path("meta")),
        receiver(json.path("receiver")));
  }

  private static Map<String, String> texts(JsonNode json) {
    var texts = new LinkedHashMap<String, String>();
    json.properties().forEach(it -> texts.put(it.getKey(), it.getValue().asString()));
    return texts;
  }

  private static @Nullable Receiver receiver(JsonNode json) {
    JsonNode regexp = json.path("regexp");
    return json.isObject()
        ? new Receiver(json.path("url").asString(), regexp.isString() ? regexp.asString() : null)
        : null;
  }
}
