package io.kinora.engine.delivery;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Where a customer wants a video to be. It may hold passwords and keys.
///
/// Source: the factory contract, section 8.
///
/// @param attributes by their names, in the order they came in; those that its kind does not know
///     are left out
/// @param headers    sent along with an `httpPUT`, in the order they came in
public record UploadTarget(Kind kind, Map<String, String> attributes, Map<String, String> headers) {

  private static final String KIND = "kind";
  private static final String ATTRIBUTES = "attributes";
  private static final String HEADERS = "headers";

  /// The kinds of targets, in the order of the contract.
  public enum Kind {
    /// Our own storage: whoever made the video keeps it there.
    STUPEFLIX_STORE("stupeflixStore", "", ""),
    HTTP_POST("httpPOST", "url", ""),
    HTTP_PUT("httpPUT", "url", ""),
    S3("s3", "bucket", "resourcePrefix accesskey secretkey"),
    FTP("ftp", "server directory", "login password"),
    /// Its words were for logins that no longer work: the tenant's connection has their place.
    YOUTUBE(
        "youtube",
        "",
        "login password developerkey sid oauthconsumerkey oauthconsumersecret oauthtoken"
            + " oauthtokensecret source"),
    BRIGHTCOVE("brightcove", "", "sid reference_id"),
    /// As with YouTube.
    FACEBOOK("facebook", "apikey secret sid", ""),
    DAILYMOTION("dailymotion", "", "login password sid");

    private final String word;
    private final String required;
    private final String optional;

    /// @param required with blanks between them, as `optional`
    Kind(String word, String required, String optional) {
      this.word = word;
      this.required = required;
      this.optional = optional;
    }

    /// @param word in the case of the contract
    public static Optional<Kind> find(String word) {
      return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }

    /// As the contract calls the element.
    public String word() {
      return word;
    }

    /// Without these nothing can be brought there.
    public List<String> requiredAttributes() {
      return words(required);
    }

    /// All that it may have; those required first.
    public List<String> knownAttributes() {
      return words(required + " " + optional);
    }

    private static List<String> words(String text) {
      return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
    }
  }

  public UploadTarget {
    var known = new LinkedHashMap<>(attributes);
    known.keySet().retainAll(kind.knownAttributes());
    attributes = Collections.unmodifiableMap(known);
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /// Why nothing can ever be brought there, in one sentence for clients that never names a value;
  /// empty where that cannot be told beforehand.
  public Optional<String> objection() {
    return TargetCheck.objectionTo(this);
  }

  /// Empty where it has none.
  String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }

  /// All of it, secrets included.
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put(KIND, kind.word());
    ObjectNode attributesNode = json.putObject(ATTRIBUTES);
    attributes.forEach(attributesNode::put);
    ObjectNode headersNode = json.putObject(HEADERS);
    headers.forEach(headersNode::put);
    return json;
  }

  /// What [#toJson] has given.
  ///
  /// @throws IllegalArgumentException where it is something else
  public static UploadTarget ofJson(JsonNode json) {
    String word = json.path(KIND).asString("");
    Kind kind = Kind.find(word)
        .orElseThrow(() -> new IllegalArgumentException("no kind of upload target: " + word));
    return new UploadTarget(kind, texts(json.path(ATTRIBUTES)), texts(json.path(HEADERS)));
  }

  private static Map<String, String> texts(JsonNode node) {
    var texts = new LinkedHashMap<String, String>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      texts.put(entry.getKey(), entry.getValue().asString());
    }
    return texts;
  }

  /// Never the values.
  @Override
  public String toString() {
    return "upload target " + kind.word();
  }
}
