package io.kinora.media.preset.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Checks chains and graphs of filters: only filters that read and write nothing but frames.
final class FilterText {

  /// None of them has an option that names a file, an address or a device, or that lets others in.
  /// A test holds this against the ffmpeg in use.
  static final Set<String> KNOWN = Set.of(
      ("scale crop pad transpose hflip vflip rotate fps setsar setdar setpts format trim null"
              + " yadif bwdif w3fdif kerndeint pullup telecine deblock hqdn3d nlmeans unsharp eq hue"
              + " colorbalance colorchannelmixer vignette boxblur gblur fade overlay split drawbox"
              + " drawgrid negate colorspace setparams tpad select thumbnail decimate mpdecimate"
              + " framerate minterpolate concat volume aresample aformat atrim asetpts atempo"
              + " amix amerge pan highpass lowpass equalizer dynaudnorm anull afade adelay asplit apad"
              + " channelmap join")
          .split(" ", -1));

  private static final int LETTERS_MAX = 4_000;
  private static final int FILTERS_MAX = 60;

  private static final Pattern LABELS = Pattern.compile("^(\\[[A-Za-z0-9_:]{1,40}\\]\\s*)+");
  private static final Pattern END_LABELS = Pattern.compile("(\\[[A-Za-z0-9_:]{1,40}\\]\\s*)+$");
  private static final Pattern FILTER = Pattern.compile("([a-z0-9_]+)(=.*)?", Pattern.DOTALL);
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_ .,:;=+*/()'\\[\\]|<>!#-]*");

  /// None of the filters has such an option; that of an operator might be newer.
  private static final Pattern NAMES_A_FILE = Pattern.compile("(file|path|url|uri)[a-z_]*\\s*=");

  private FilterText() {}

  /// @param option for the message
  /// @return the text
  static String checked(String text, String option) {
    if (text.length() > LETTERS_MAX || !ALLOWED.matcher(text).matches()) {
      throw refused(option, "it is too long, or has letters that filters do not need");
    }
    List<String> filters = separated(text, option);
    if (filters.size() > FILTERS_MAX) {
      throw refused(option, "it has more than " + FILTERS_MAX + " filters");
    }
    filters.forEach(it -> check(it.strip(), option));
    return text;
  }

  private static void check(String filter, String option) {
    String bare = END_LABELS.matcher(LABELS.matcher(filter).replaceFirst("")).replaceFirst("");
    Matcher found = FILTER.matcher(bare.strip());
    if (!found.matches()) {
      throw refused(option, "'" + filter + "' is no filter");
    }
    if (!KNOWN.contains(found.group(1))) {
      throw refused(option, "the filter " + found.group(1) + " is not allowed");
    }
    String arguments = found.group(2) == null ? "" : found.group(2).substring(1);
    if (arguments.contains("[") || arguments.contains("]")) {
      throw refused(option, "a label stands among the values of " + found.group(1));
    }
    if (NAMES_A_FILE.matcher(arguments).find()) {
      throw refused(option, "no value of " + found.group(1) + " may be a file");
    }
    for (String argument : arguments.replace("'", "").split("[:=,|]", -1)) {
      // A slash before its name makes ffmpeg read a value from a file.
      if (argument.strip().startsWith("/")) {
        throw refused(option, "'" + argument.strip() + "' would be read from a file");
      }
    }
  }

  /// At `,` and `;` that do not stand in quotes.
  private static List<String> separated(String text, String option) {
    var filters = new ArrayList<String>();
    var filter = new StringBuilder();
    boolean isQuoted = false;
    for (int place = 0; place < text.length(); place++) {
      char letter = text.charAt(place);
      isQuoted ^= letter == '\'';
      if (!isQuoted && (letter == ',' || letter == ';')) {
        filters.add(filter.toString());
        filter.setLength(0);
      } else {
        filter.append(letter);
      }
    }
    if (isQuoted) {
      throw refused(option, "a quote does not end");
    }
    filters.add(filter.toString());
    return filters;
  }

  private static RefusedCommandException refused(String option, String why) {
    return new RefusedCommandException("ffmpeg's option " + option + " is refused: " + why);
  }
}
