package io.kinora.api.panda;

import io.kinora.engine.cloud.StoredProfile;
import io.kinora.media.preset.Preset;
import io.kinora.media.preset.Presets;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Words profiles, in both versions.
///
/// Source: the panda contract, sections 5 and 6.3.
final class ProfileJson {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");

  /// They look like numbers, and are names.
  private static final Set<String> WORDS = Set.of(
      "title",
      "extname",
      "command",
      "preset_name",
      "path_format",
      "variants",
      "encryption_key",
      "encryption_iv",
      "h264_level",
      "category");

  private static final List<String> ALWAYS = List.of(
      "title", "extname", "width", "height", "audio_bitrate", "video_bitrate", "aspect_mode");

  private ProfileJson() {}

  static ObjectNode of(StoredProfile profile, boolean isSecond) {
    Map<String, String> all = withDefaults(profile);
    return isSecond ? second(profile, all) : first(profile, all);
  }

  private static Map<String, String> withDefaults(StoredProfile profile) {
    Optional<Preset> preset = profile.preset().flatMap(Presets::named);
    var all = new HashMap<String, String>();
    all.put("aspect_mode", "letterbox");
    preset.ifPresent(it -> {
      all.putAll(it.defaults());
      all.put("title", it.title());
      all.put("extname", it.extname());
    });
    all.putAll(profile.attributes());
    return all;
  }

  private static ObjectNode first(StoredProfile profile, Map<String, String> all) {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("id", profile.id().dashed());
    put(json, "title", all.get("title"));
    put(json, "category", all.getOrDefault("category", ""));
    put(json, "extname", all.get("extname"));
    put(json, "width", all.get("width"));
    put(json, "height", all.get("height"));
    put(json, "command", all.getOrDefault("command", ""));
    return json.put("created_at", Timestamps.shown(profile.createdAt()))
        .put("updated_at", Timestamps.shown(profile.updatedAt()))
        .put("status", status(profile));
  }

  private static ObjectNode second(StoredProfile profile, Map<String, String> all) {
    ObjectNode json = JsonNodeFactory.instance
        .objectNode()
        .put("id", profile.id().value())
        .put("name", profile.name());
    ALWAYS.forEach(name -> put(json, name, all.get(name)));
    new TreeMap<>(profile.attributes()).forEach((name, value) -> put(json, name, value));
    return json.put("status", status(profile))
        .put("created_at", Timestamps.shown(profile.createdAt()))
        .put("updated_at", Timestamps.shown(profile.updatedAt()));
  }

  private static String status(StoredProfile profile) {
    return profile.isEnabled() ? "enabled" : "disabled";
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value == null) {
      json.putNull(name);
    } else if (WORDS.contains(name)) {
      json.put(name, value);
    } else if (NUMBER.matcher(value).matches()) {
      BigDecimal number = new BigDecimal(value);
      json.put(name, number.scale() > 0 ? number.stripTrailingZeros() : number);
    } else if (value.equals("true") || value.equals("false")) {
      json.put(name, value.equals("true"));
    } else {
      json.put(name, value);
    }
  }
}
