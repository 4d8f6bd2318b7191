package io.kinora.api.factory;

import io.kinora.engine.delivery.UploadTarget;
import io.kinora.engine.film.Rendition;
import io.kinora.engine.film.RenditionMedia;
import io.kinora.engine.film.RenditionState;
import io.kinora.engine.film.RenditionUpload;
import io.kinora.engine.film.Renditions.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// How renditions stand, as clients are told. Old ones search the text: its order and its lack of
/// blanks are what they rely on.
///
/// Source: the factory contract, section 6.
record StatusWording(StorageAddresses addresses) {

  static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  String json(List<Status> page) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Status status : page) {
      Rendition rendition = status.rendition();
      ObjectNode entry = list.addObject();
      names(rendition).forEach(entry::put);
      entry.set("status", inner(status));
    }
    return JSON.writeValueAsString(list);
  }

  /// What begins everything that is told of a rendition.
  static Map<String, String> names(Rendition rendition) {
    var names = new LinkedHashMap<String, String>();
    names.put("accesskey", rendition.film().accessKey());
    names.put("user", rendition.film().user());
    names.put("resource", rendition.film().resource());
    names.put("profile", rendition.profile());
    return names;
  }

  private ObjectNode inner(Status status) {
    Rendition rendition = status.rendition();
    ObjectNode inner = JsonNodeFactory.instance.objectNode();
    inner.put("status", rendition.state().word());
    complete(rendition).ifPresent(it -> inner.put("complete", it));
    Optional.ofNullable(rendition.error()).ifPresent(it -> inner.put("error", it));
    available(rendition, status.uploads()).forEach(inner::put);
    return inner;
  }

  /// Per cent, once something is made.
  static Optional<Integer> complete(Rendition rendition) {
    boolean isBegun = rendition.state() == RenditionState.GENERATING;
    return Optional.ofNullable(rendition.percent())
        .or(() -> isBegun ? Optional.of(0) : Optional.empty());
  }

  /// The uploads that are done, by the names of their parts.
  Map<String, String> available(Rendition rendition, List<RenditionUpload> uploads) {
    var parts = new LinkedHashMap<String, String>();
    for (RenditionUpload upload : uploads) {
      if (upload.isDone()) {
        String name = "available-" + upload.position() + "-";
        parts.put(name + "id", Optional.ofNullable(upload.remoteId()).orElse(""));
        parts.put(name + "type", upload.kind().word());
        parts.put(name + "url", address(rendition, upload));
      }
    }
    return parts;
  }

  private String address(Rendition rendition, RenditionUpload upload) {
    RenditionMedia media = rendition.media();
    if (upload.kind() != UploadTarget.Kind.STUPEFLIX_STORE) {
      return Optional.ofNullable(upload.address()).orElse("");
    }
    return media == null ? "" : addresses.of(media.asset(), media.video());
  }
}
