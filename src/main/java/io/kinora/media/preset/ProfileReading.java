package io.kinora.media.preset;

import io.kinora.media.preset.EncodingProfile.Clip;
import io.kinora.media.preset.EncodingProfile.Extras;
import io.kinora.media.preset.EncodingProfile.Frame;
import io.kinora.media.preset.EncodingProfile.H264;
import io.kinora.media.preset.EncodingProfile.KeyFrames;
import io.kinora.media.preset.EncodingProfile.Making;
import io.kinora.media.preset.EncodingProfile.MarkPlace;
import io.kinora.media.preset.EncodingProfile.MarkSize;
import io.kinora.media.preset.EncodingProfile.Pictures;
import io.kinora.media.preset.EncodingProfile.Rate;
import io.kinora.media.preset.EncodingProfile.Sound;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/// Attributes with names become a profile. Source: the panda contract, section 6.3.
public final class ProfileReading {

  private static final int SIDE_MIN = 16;
  private static final int SIDE_MAX = 8_192;
  private static final int KBIT_MAX = 200_000;
  private static final int COMMAND_LETTERS_MAX = 16_000;
  private static final int USUAL_KEY_FRAME_GAP = 250;
  private static final int USUAL_SAMPLE_RATE = 44_100;

  private static final Pattern EXTNAME = Pattern.compile("\\.?[A-Za-z0-9]{1,10}");
  private static final Pattern LEVEL = Pattern.compile("[1-6](\\.[0-3]|b)?|[1-6][0-3]");
  private static final Set<String> PROFILES = Set.of("baseline", "main", "high");
  private static final Set<String> PICTURE_ENDINGS = Set.of(".jpg", ".jpeg", ".png");

  private final Attributes attributes;

  private ProfileReading(Attributes attributes) {
    this.attributes = attributes;
  }

  /// @param attributes by their names, `preset_name`, `command` and `extname` among them; a preset
  ///     fills in what is not said. Those that mean nothing to us are left alone
  /// @throws InvalidProfileException with the first that cannot be used
  public static EncodingProfile read(Map<String, String> attributes) {
    var given = new Attributes(Map.of(), attributes);
    Optional<Preset> preset = given.find("command").isPresent()
        ? Optional.empty()
        : given.read("preset_name", "the name of a preset", Presets::named);
    var all = new Attributes(preset.map(Preset::defaults).orElse(Map.of()), attributes);
    return new ProfileReading(all).profile(preset);
  }

  private EncodingProfile profile(Optional<Preset> preset) {
    String extname = attributes
        .read(
            "extname",
            "a file extension such as .mp4",
            it -> Optional.of(it).filter(EXTNAME.asMatchPredicate()))
        .map(it -> it.startsWith(".") ? it : "." + it)
        .or(() -> preset.map(Preset::extname))
        .orElseThrow(() -> new InvalidProfileException("extname", "is missing"));
    boolean isThumbnail =
        preset.map(Preset::kind).filter(PresetKind.THUMBNAIL::equals).isPresent();
    if (isThumbnail && !PICTURE_ENDINGS.contains(extname)) {
      throw new InvalidProfileException("extname", "must be .jpg or .png of a thumbnail");
    }
    var extras = new ExtrasReading(attributes);
    return new EncodingProfile(
        making(preset),
        extname,
        pictures(),
        sound(),
        new Extras(clip(), mark(), extras.shots(isThumbnail), extras.streaming()));
  }

  private Making making(Optional<Preset> preset) {
    if (preset.isPresent()) {
      return new Making.ByPreset(preset.get().kind());
    }
    String command = attributes
        .read(
            "command",
            "no longer than " + COMMAND_LETTERS_MAX + " letters",
            it -> Optional.of(it).filter(text -> text.length() <= COMMAND_LETTERS_MAX))
        .orElseThrow(() -> new InvalidProfileException("command", "is missing"));
    return new Making.ByCommand(command);
  }

  private Pictures pictures() {
    var frame = new Frame(
        attributes.count("width", "pixels", SIDE_MIN, SIDE_MAX),
        attributes.count("height", "pixels", SIDE_MIN, SIDE_MAX),
        attributes.yes("upscale", true),
        attributes
            .read("aspect_mode", "preserve, constrain, letterbox, pad or crop", AspectMode::named)
            .orElse(AspectMode.LETTERBOX));
    var rate = new Rate(
        attributes.count("video_bitrate", "kbit/s", 1, KBIT_MAX),
        attributes.count("max_rate", "kbit/s", 1, KBIT_MAX),
        attributes.count("buffer_size", "kbit", 1, 4 * KBIT_MAX),
        attributes.number("fps", "frames a second", 1, 240),
        keyFrames());
    return new Pictures(frame, attributes.yes("two_pass", false), rate, h264());
  }

  /// An interval of less than a frame is a rate: such as 0.2 a second.
  private KeyFrames keyFrames() {
    OptionalDouble interval = attributes.number("keyframe_interval", "frames", 0.01, 10_000);
    OptionalDouble rate = attributes.number("keyframe_rate", "key frames a second", 0.01, 240);
    boolean isRate = interval.isPresent() && interval.getAsDouble() < 1;
    int gap = isRate || interval.isEmpty()
        ? USUAL_KEY_FRAME_GAP
        : (int) Math.round(interval.getAsDouble());
    return new KeyFrames(gap, rate.isEmpty() && isRate ? interval : rate);
  }

  private H264 h264() {
    // 0 would be a lossless kind of H.264 that few players know: it counts as not given.
    OptionalInt crf = attributes.count("h264_crf", "quality", 1, 51);
    return new H264(
        crf,
        attributes.read(
            "h264_profile",
            "baseline, main or high",
            it -> Optional.of(it).filter(PROFILES::contains)),
        attributes.read(
            "h264_level",
            "a level such as 3.1",
            it -> Optional.of(it).filter(LEVEL.asMatchPredicate())));
  }

  private Sound sound() {
    return new Sound(
        attributes.count("audio_bitrate", "kbit/s", 8, 640),
        attributes
            .count("audio_sample_rate", "samples a second", 8_000, 96_000)
            .orElse(USUAL_SAMPLE_RATE),
        attributes.count("audio_channels", "channels", 1, 8));
  }

  private Clip clip() {
    OptionalDouble length = attributes.time("clip_length");
    if (length.isPresent() && length.getAsDouble() <= 0) {
      throw new InvalidProfileException("clip_length", "must be more than nothing");
    }
    return new Clip(attributes.time("clip_offset").orElse(0), length);
  }

  private MarkPlace mark() {
    return new MarkPlace(
        distance("watermark_top"),
        distance("watermark_bottom"),
        distance("watermark_left"),
        distance("watermark_right"),
        new MarkSize(length("watermark_width"), length("watermark_height")));
  }

  private Optional<Distance> distance(String name) {
    return attributes.read(name, "a distance such as 5, 5px or 10%", Distance::of);
  }

  private Optional<Distance> length(String name) {
    return attributes
        .read(
            name,
            "a length such as 50, 50px or 10%",
            it -> Distance.of(it).filter(found -> found.number() >= 0))
        .filter(it -> it.number() > 0);
  }
}
