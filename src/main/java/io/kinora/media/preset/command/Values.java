package io.kinora.media.preset.command;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what stands behind options. Each gives the value in words of today's ffmpeg, or
/// nothing where it is none.
final class Values {

  private static final Pattern COUNT_TEXT = Pattern.compile("-?[0-9]{1,7}");
  private static final Pattern NUMBER_TEXT = Pattern.compile("-?[0-9]{1,7}(\\.[0-9]{1,8})?");
  private static final Pattern BITS_TEXT =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?)([kKmM]?)b?");
  private static final Pattern TIME_TEXT =
      Pattern.compile("([0-9]{1,6}|([0-9]{1,3}:)?[0-9]{1,2}:[0-9]{1,2})(\\.[0-9]{1,6})?");
  private static final Pattern RATE_TEXT =
      Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6})?(/[0-9]{1,6})?|ntsc|pal|film");
  private static final Pattern RATIO_TEXT =
      Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,6})?([:/][0-9]{1,5})?");
  private static final Pattern SIZE_TEXT = Pattern.compile("([0-9]{1,5})x([0-9]{1,5})");
  private static final Pattern WORD_TEXT = Pattern.compile("[A-Za-z0-9_.+-]{1,60}");
  private static final Pattern ANY_TEXT = Pattern.compile("[^\\p{Cntrl}]{1,500}");
  private static final Pattern MAP_TEXT =
      Pattern.compile("-?[0-9](\\.[0-9]|:[vasd]|:[0-9]{1,2}){0,3}\\??|\\[[A-Za-z0-9_]{1,40}\\]");

  private static final double BITS_MAX = 400e6;
  private static final int SIDE_MAX = 8_192;

  /// Rates were written in kbit/s before they were written in bit/s.
  private static final double KBIT_MAX = 1_000;

  private static final Map<String, String> SIZES = Map.ofEntries(
      Map.entry("sqcif", "128x96"),
      Map.entry("qcif", "176x144"),
      Map.entry("cif", "352x288"),
      Map.entry("4cif", "704x576"),
      Map.entry("qqvga", "160x120"),
      Map.entry("qvga", "320x240"),
      Map.entry("vga", "640x480"),
      Map.entry("svga", "800x600"),
      Map.entry("xga", "1024x768"),
      Map.entry("hd480", "852x480"),
      Map.entry("hd720", "1280x720"),
      Map.entry("hd1080", "1920x1080"));

  /// What a value is.
  enum Kind {
    COUNT,
    NUMBER,
    BITS,
    TIME,
    RATE,
    RATIO,
    WORD,
    TEXT,
    MAP;

    Optional<String> read(String text) {
      return switch (this) {
        case COUNT -> count(text);
        case NUMBER -> matching(NUMBER_TEXT, text);
        case BITS -> bits(text);
        case TIME -> matching(TIME_TEXT, text);
        case RATE -> rate(text);
        case RATIO -> matching(RATIO_TEXT, text);
        case WORD -> matching(WORD_TEXT, text);
        case TEXT -> matching(ANY_TEXT, text);
        case MAP -> matching(MAP_TEXT, text);
      };
    }
  }

  private Values() {}

  static Optional<String> count(String text) {
    return matching(COUNT_TEXT, text);
  }

  /// More than 240 frames a second would fill disks with frames that are all the same.
  static Optional<String> rate(String text) {
    return matching(RATE_TEXT, text).filter(it -> {
      if (!Character.isDigit(it.charAt(0))) {
        return true;
      }
      String[] parts = it.split("/", -1);
      double over = parts.length > 1 ? Double.parseDouble(parts[1]) : 1;
      double rate = over > 0 ? Double.parseDouble(parts[0]) / over : 0;
      return rate > 0 && rate <= 240;
    });
  }

  /// Bits a second.
  static Optional<String> bits(String text) {
    Matcher found = BITS_TEXT.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    double number = Double.parseDouble(found.group(1));
    double bits = switch (found.group(2)) {
      case "k", "K" -> number * 1e3;
      case "m", "M" -> number * 1e6;
      default -> number < KBIT_MAX ? number * 1e3 : number;
    };
    return bits <= BITS_MAX ? Optional.of(String.valueOf(Math.round(bits))) : Optional.empty();
  }

  /// @return width and height, both even
  static Optional<int[]> size(String text) {
    Matcher found = SIZE_TEXT.matcher(SIZES.getOrDefault(text, text));
    if (!found.matches()) {
      return Optional.empty();
    }
    int width = Integer.parseInt(found.group(1)) / 2 * 2;
    int height = Integer.parseInt(found.group(2)) / 2 * 2;
    boolean isRight = width >= 2 && height >= 2 && width <= SIDE_MAX && height <= SIDE_MAX;
    return isRight ? Optional.of(new int[] {width, height}) : Optional.empty();
  }

  private static Optional<String> matching(Pattern pattern, String text) {
    return Optional.of(text).filter(pattern.asMatchPredicate());
  }
}
