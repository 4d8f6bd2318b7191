package io.kinora.api.panda;

import io.kinora.engine.cloud.EncodingFilter;
import io.kinora.engine.cloud.Listed;
import io.kinora.engine.cloud.ObjectId;
import io.kinora.engine.cloud.Page;
import io.kinora.engine.cloud.PathFormat;
import io.kinora.engine.cloud.Profiles;
import io.kinora.engine.cloud.StoredProfile;
import io.kinora.media.preset.InvalidProfileException;
import io.kinora.media.preset.Presets;
import io.kinora.media.preset.ProfileReading;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Answers what is asked of profiles.
///
/// Source: the panda contract, sections 5 and 6.3.
record ProfileCalls(PandaParts parts, EncodingCalls encodings) {

  private static final int LENGTH_MAX = 10_000;
  private static final int NAME_LENGTH_MAX = 100;

  /// What may be said of a profile, besides its name and whether it is used.
  private static final List<String> ATTRIBUTES = List.of(
      "title",
      "category",
      "preset_name",
      "command",
      "extname",
      "width",
      "height",
      "upscale",
      "aspect_mode",
      "two_pass",
      "video_bitrate",
      "fps",
      "keyframe_interval",
      "keyframe_rate",
      "audio_bitrate",
      "audio_sample_rate",
      "audio_channels",
      "clip_length",
      "clip_offset",
      "watermark_url",
      "watermark_top",
      "watermark_bottom",
      "watermark_left",
      "watermark_right",
      "watermark_width",
      "watermark_height",
      "frame_count",
      "frame_offsets",
      "frame_interval",
      "path_format",
      "stack",
      "h264_crf",
      "h264_profile",
      "h264_level",
      "max_rate",
      "buffer_size",
      "variants",
      "encryption",
      "encryption_key_url",
      "encryption_key",
      "encryption_iv");

  /// All that the first version knows of. Source: section 5.
  private static final List<String> FIRST_ATTRIBUTES =
      List.of("title", "category", "extname", "width", "height", "command");

  /// Of profiles by the first version.
  private static final Map<String, String> FIRST_DEFAULTS = Map.of(
      "title", "Untitled",
      "category", "mp4",
      "extname", ".mp4",
      "width", "320",
      "height", "240",
      "command",
          "ffmpeg -i $input_file$ -c:v libx264 -c:a aac $resolution_and_padding$ -y $output_file$");

  void list(Call call) throws IOException {
    Page page = call.page();
    Listed<StoredProfile> profiles = parts.profiles().page(call.cloud(), page);
    call.sendList("profiles", page, profiles, it -> ProfileJson.of(it, call.isSecond()));
  }

  void show(Call call) throws IOException {
    call.send(ProfileJson.of(profile(call), call.isSecond()));
  }

  void encodings(Call call) throws IOException {
    encodings.list(call, EncodingFilter.ALL.ofProfile(profile(call).id()));
  }

  private StoredProfile profile(Call call) {
    return named(call, call.path().id());
  }

  /// A profile by its id, or in the second version by its name.
  StoredProfile named(Call call, String idOrName) {
    return find(call, idOrName).orElseThrow(() -> call.notFound("Profile", idOrName));
  }

  private Optional<StoredProfile> find(Call call, String idOrName) {
    Optional<StoredProfile> byId =
        ObjectId.parse(idOrName).flatMap(it -> parts.profiles().find(call.cloud(), it));
    return byId.isPresent() || !call.isSecond()
        ? byId
        : parts.profiles().find(call.cloud(), idOrName);
  }

  /// Those that a comma list names; `none` for none.
  List<StoredProfile> listed(Call call, String names) {
    if (names.strip().equals("none")) {
      return List.of();
    }
    return Stream.of(names.split(",", -1))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .distinct()
        .map(it -> find(call, it).orElseThrow(() -> PandaException.notFound("Profile", it)))
        .toList();
  }

  /// All that new videos are encoded by unasked, the oldest first.
  List<StoredProfile> enabled(Call call) {
    return parts.profiles().page(call.cloud(), Page.ALL).items().reversed().stream()
        .filter(StoredProfile::isEnabled)
        .toList();
  }

  void create(Call call) throws IOException {
    var attributes = new HashMap<String, String>();
    if (!call.isSecond()) {
      attributes.putAll(FIRST_DEFAULTS);
    }
    attributes.putAll(said(call));
    String preset = attributes.get("preset_name");
    if (preset == null
        && !(attributes.containsKey("command") && attributes.containsKey("extname"))) {
      throw PandaException.missing("command, extname");
    }
    check(attributes);
    Optional<String> name = call.parameters().find("name").filter(_ -> call.isSecond());
    name.ifPresent(ProfileCalls::checkName);
    var said = new Profiles.Said(name.orElse(null), attributes, isEnabled(call, true));
    StoredProfile profile = name.isEmpty() && preset != null
        ? parts.profiles().createNumbered(call.cloud(), preset, said)
        : parts.profiles().create(call.cloud(), said).orElseThrow(ProfileCalls::taken);
    call.send(ProfileJson.of(profile, call.isSecond()));
  }

  void change(Call call) throws IOException {
    StoredProfile profile = profile(call);
    var attributes = new HashMap<>(profile.attributes());
    Map<String, String> said = said(call);
    if (said.containsKey("command")) {
      attributes.remove("preset_name");
    }
    attributes.putAll(said);
    known(call).stream()
        .filter(it -> call.parameters().has(it) && !said.containsKey(it))
        .forEach(attributes::remove);
    check(attributes);
    Optional<String> name = call.parameters().find("name").filter(_ -> call.isSecond());
    name.ifPresent(ProfileCalls::checkName);
    StoredProfile changed = parts
        .profiles()
        .change(
            profile,
            new Profiles.Said(
                name.orElse(profile.name()), attributes, isEnabled(call, profile.isEnabled())))
        .orElseThrow(ProfileCalls::taken);
    call.send(ProfileJson.of(changed, call.isSecond()));
  }

  /// What is said with a value; programs write nothing as `null` or `None`.
  private static Map<String, String> said(Call call) {
    var said = new HashMap<String, String>();
    for (String name : known(call)) {
      call.parameters()
          .find(name)
          .filter(it -> !it.equals("null") && !it.equals("None"))
          .ifPresent(it -> said.put(name, it));
    }
    if (said.containsKey("preset_name")) {
      said.remove("command");
    }
    return said;
  }

  private static List<String> known(Call call) {
    return call.isSecond() ? ATTRIBUTES : FIRST_ATTRIBUTES;
  }

  private static boolean isEnabled(Call call, boolean before) {
    if (!call.parameters().has("status")) {
      return before;
    }
    return !call.parameters().find("status").filter("disabled"::equals).isPresent();
  }

  private static void check(Map<String, String> attributes) {
    attributes.forEach((name, value) -> {
      if (value.length() > LENGTH_MAX) {
        throw PandaException.invalid(name + " is too long");
      }
    });
    String preset = attributes.get("preset_name");
    if (preset != null && Presets.named(preset).isEmpty()) {
      throw PandaException.notFound("Preset", preset);
    }
    Optional.ofNullable(attributes.get("path_format"))
        .flatMap(PathFormat::objectionTo)
        .ifPresent(it -> {
          throw PandaException.badRequest(it);
        });
    try {
      var _ = ProfileReading.read(attributes);
    } catch (InvalidProfileException invalid) {
      throw PandaException.invalid(String.valueOf(invalid.getMessage()));
    }
  }

  /// Names stand in lists with commas, and in paths.
  private static void checkName(String name) {
    boolean isRight = name.length() <= NAME_LENGTH_MAX
        && name.chars().noneMatch(it -> it == ',' || it == '/' || Character.isISOControl(it))
        && !name.equals("none");
    if (!isRight) {
      throw PandaException.invalid("name is invalid");
    }
  }

  private static PandaException taken() {
    return PandaException.invalid("name has already been taken");
  }

  void delete(Call call) throws IOException {
    if (!parts.profiles().delete(profile(call))) {
      throw PandaException.cannotDelete(call.path().id());
    }
    call.sendDeleted();
  }
}
