package io.kinora.media.preset.command;

import io.kinora.media.preset.command.FfmpegLine.Drawing;
import io.kinora.media.preset.command.FfmpegLine.Output;
import io.kinora.media.preset.command.FfmpegLine.Streams;
import io.kinora.media.preset.command.OptionTable.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The options that stand before a file, while they are read; each value is checked.
final class OutputDraft {

  private static final Pattern METADATA =
      Pattern.compile("[A-Za-z0-9_-]{1,40}=[^\\p{Cntrl}]{0,500}");
  private static final Pattern X264 =
      Pattern.compile("[A-Za-z0-9_-]{1,30}(=[A-Za-z0-9_.,+-]{1,60})?");
  private static final Set<String> OF_X264 = Set.of(
      ("8x8dct aq-mode aq-strength b-adapt b-bias b-pyramid bframes bitrate cabac chroma-qp-offset"
              + " crf deblock direct fast-pskip keyint keyint-min level me merange min-keyint"
              + " mixed-refs nf no-cabac no-deblock no-mbtree nr open-gop partitions profile psy psy-rd"
              + " qcomp qpmax qpmin qpstep ratetol rc-lookahead ref scenecut slices subme subq trellis"
              + " tune vbv-bufsize vbv-maxrate weightb weightp")
          .split(" ", -1));
  private static final Set<String> MOV_FLAGS = Set.of(
      "faststart", "frag_keyframe", "empty_moov", "default_base_moof", "rtphint", "separate_moof");
  private static final Set<String> BITSTREAM_FILTERS =
      Set.of("h264_mp4toannexb", "aac_adtstoasc", "hevc_mp4toannexb", "dump_extra", "remove_extra");

  /// What the preset files of old came to.
  private static final Map<String, String> PRESETS = Map.ofEntries(
      Map.entry("default", "medium"),
      Map.entry("normal", "medium"),
      Map.entry("hq", "slow"),
      Map.entry("max", "slower"),
      Map.entry("fastfirstpass", "fast"),
      Map.entry("ultrafast", "ultrafast"),
      Map.entry("superfast", "superfast"),
      Map.entry("veryfast", "veryfast"),
      Map.entry("faster", "faster"),
      Map.entry("fast", "fast"),
      Map.entry("medium", "medium"),
      Map.entry("slow", "slow"),
      Map.entry("slower", "slower"),
      Map.entry("veryslow", "veryslow"));

  private static final Map<String, String> PROFILES = Map.of(
      "baseline", "baseline",
      "main", "main",
      "ipod320", "baseline",
      "ipod640", "baseline");

  private static final String NOTHING_LIKE_IT = "has a value that it cannot have: ";

  private final List<String> words = new ArrayList<>();
  private final List<String> filters = new ArrayList<>();
  private final List<String> soundFilters = new ArrayList<>();
  private final Map<String, Integer> edges = new HashMap<>();
  private String padColour = "black";
  private Optional<int[]> size = Optional.empty();
  private Optional<String> graph = Optional.empty();
  private Optional<String> muxer = Optional.empty();
  private Optional<String> pictures = Optional.empty();
  private Optional<String> sound = Optional.empty();
  private OptionalInt pass = OptionalInt.empty();
  private boolean isDeinterlaced;
  private boolean isMapped;
  private boolean isTouched;

  /// @param word   the option as it stands there, for messages
  /// @param stream that it is said of, such as `:v`
  /// @param value  empty where it has none
  void take(String word, Option option, String stream, String value) {
    isTouched = true;
    switch (option.use()) {
      case PASSED ->
        pass(
            option.name() + stream,
            option.kind().read(value).orElseThrow(() -> wrong(word, value)));
      case FLAG -> words.add("-" + option.name());
      case DROPPED, DROPPED_FLAG -> {}
      case NO_PICTURES -> pictures = Optional.of(Streams.NONE);
      case NO_SOUND -> sound = Optional.of(Streams.NONE);
      case PICTURE_CODEC -> pictures = Optional.of(encoder(word, value));
      case SOUND_CODEC -> sound = Optional.of(encoder(word, value));
      case CODEC -> codec(word, stream, value);
      case FORMAT ->
        muxer = Optional.of(Formats.named(value).orElseThrow(() -> wrong(word, value)));
      case FILTERS, SOUND_FILTERS -> filter(option, word, stream, value);
      case GRAPH -> graph = Optional.of(FilterText.checked(value, word));
      case MAP -> {
        isMapped = true;
        pass("map", option.kind().read(value).orElseThrow(() -> wrong(word, value)));
      }
      case PASS -> pass = OptionalInt.of(number(word, value, 2));
      case SIZE -> size = Optional.of(Values.size(value).orElseThrow(() -> wrong(word, value)));
      case CROP, PAD -> edges.put(option.name(), number(word, value, 4_000) / 2 * 2);
      case PAD_COLOUR -> padColour = colour(word, value);
      case DEINTERLACE -> isDeinterlaced = true;
      case SAME_QUALITY -> pass("q:v", "2");
      case PRESET -> preset(word, value);
      case STRETCHED -> soundFilters.add("aresample=async=" + number(word, value, 10_000));
      case VOLUME -> soundFilters.add("volume=" + number(word, value, 2_560) / 256.0);
      case PARTITIONS -> pass("partitions", partitions(word, value));
      case X264_PARAMETERS -> pass("x264-params", x264(word, value));
      case METADATA -> pass(option.name() + stream, matching(METADATA, word, value));
      case OLD_METADATA -> pass("metadata", matching(METADATA, word, option.name() + "=" + value));
      case MOV_FLAGS -> pass("movflags", flags(word, value, MOV_FLAGS));
      case BITSTREAM_FILTER -> bitstream(option, word, stream, value);
      case FILE_PATTERN -> pass(option.name(), FileName.MARK + value);
    }
  }

  private void pass(String name, String value) {
    words.add("-" + name);
    words.add(value);
  }

  private static RefusedCommandException wrong(String word, String value) {
    String shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
    return new RefusedCommandException("ffmpeg's option " + word + " " + NOTHING_LIKE_IT + shown);
  }

  private static int number(String word, String value, int max) {
    return Values.count(value)
        .map(Integer::parseInt)
        .filter(it -> it >= 0 && it <= max)
        .orElseThrow(() -> wrong(word, value));
  }

  private static String matching(Pattern pattern, String word, String value) {
    if (!pattern.matcher(value).matches()) {
      throw wrong(word, value);
    }
    return value;
  }

  private static String encoder(String word, String value) {
    return EncoderNames.of(value).orElseThrow(() -> wrong(word, value));
  }

  private void codec(String word, String stream, String value) {
    if (!stream.startsWith(":a") && !stream.startsWith(":s")) {
      pictures = Optional.of(encoder(word, value));
    }
    if (!stream.startsWith(":v") && !stream.startsWith(":s")) {
      sound = Optional.of(encoder(word, value));
    }
  }

  private void filter(Option option, String word, String stream, String value) {
    boolean isSound = option.use() == OptionTable.Use.SOUND_FILTERS || stream.startsWith(":a");
    if (FilterText.checked(value, word).contains(";")) {
      throw wrong(word, value);
    }
    (isSound ? soundFilters : filters).add(value);
  }

  private static String colour(String word, String value) {
    String hex = value.matches("[0-9A-Fa-f]{6}") ? "0x" + value : value;
    if (!hex.matches("0x[0-9A-Fa-f]{6}|[A-Za-z]{1,30}")) {
      throw wrong(word, value);
    }
    return hex;
  }

  private void preset(String word, String value) {
    if (PROFILES.containsKey(value)) {
      pass("profile:v", PROFILES.get(value));
    } else if (PRESETS.containsKey(value)) {
      pass("preset", PRESETS.get(value));
    } else {
      throw wrong(word, value);
    }
  }

  /// `+parti4x4+partp8x8` became `i4x4,p8x8`.
  private static String partitions(String word, String value) {
    String today = Arrays.stream(value.split("[+,]", -1))
        .filter(it -> !it.isEmpty())
        .map(it -> it.replace("part", ""))
        .collect(Collectors.joining(","));
    if (!today.matches("([ipb][48]x[48]|all|none)(,[ipb][48]x[48])*")) {
      throw wrong(word, value);
    }
    return today;
  }

  private static String x264(String word, String value) {
    for (String part : value.split(":", -1)) {
      String name = part.split("=", -1)[0];
      if (!X264.matcher(part).matches() || !OF_X264.contains(name)) {
        throw wrong(word, value);
      }
    }
    return value;
  }

  private static String flags(String word, String value, Set<String> known) {
    for (String flag : value.split("[+]", -1)) {
      if (!flag.isEmpty() && !known.contains(flag)) {
        throw wrong(word, value);
      }
    }
    return value;
  }

  private void bitstream(Option option, String word, String stream, String value) {
    if (!BITSTREAM_FILTERS.containsAll(List.of(value.split(",", -1)))) {
      throw wrong(word, value);
    }
    String of = switch (option.name()) {
      case "vbsf" -> ":v";
      case "absf" -> ":a";
      default -> stream;
    };
    pass("bsf" + of, value);
  }

  boolean isUntouched() {
    return !isTouched;
  }

  /// Of what stands before an input only little may be said.
  List<String> inputWords(Set<String> allowed) {
    for (int index = 0; index < words.size(); index += 2) {
      if (!allowed.contains(words.get(index).substring(1))) {
        throw new RefusedCommandException(
            "ffmpeg's option " + words.get(index) + " is not allowed before an input");
      }
    }
    boolean isMore = !filters.isEmpty()
        || !soundFilters.isEmpty()
        || !edges.isEmpty()
        || size.isPresent()
        || graph.isPresent()
        || muxer.isPresent()
        || pictures.isPresent()
        || sound.isPresent()
        || pass.isPresent();
    if (isMore) {
      throw new RefusedCommandException(
          "before an input of ffmpeg only -ss, -t, -to and -r are allowed");
    }
    return List.copyOf(words);
  }

  Output finished(String file) {
    var drawing = new Drawing(drawn(), soundFilters, graph);
    return new Output(file, new Streams(muxer, pictures, sound, isMapped, pass), drawing, words);
  }

  /// In the order in which ffmpeg did it when these were options.
  private List<String> drawn() {
    var all = new ArrayList<String>();
    if (isDeinterlaced) {
      all.add("bwdif=mode=send_frame");
    }
    int across = edge("cropleft") + edge("cropright");
    int down = edge("croptop") + edge("cropbottom");
    if (across + down > 0) {
      all.add("crop=iw-%d:ih-%d:%d:%d".formatted(across, down, edge("cropleft"), edge("croptop")));
    }
    all.addAll(filters);
    size.ifPresent(it -> all.add("scale=" + it[0] + ":" + it[1] + ":flags=bicubic"));
    across = edge("padleft") + edge("padright");
    down = edge("padtop") + edge("padbottom");
    if (across + down > 0) {
      all.add("pad=iw+%d:ih+%d:%d:%d:%s"
          .formatted(across, down, edge("padleft"), edge("padtop"), padColour));
    }
    return all;
  }

  private int edge(String name) {
    return edges.getOrDefault(name, 0);
  }
}
