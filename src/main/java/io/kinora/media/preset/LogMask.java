package io.kinora.media.preset;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Takes our paths out of what programs say, and what is too much.
final class LogMask {

  private static final int LETTERS_MAX = 64_000;

  /// Any that is left, such as of the programs themselves.
  private static final Pattern PATH =
      Pattern.compile("(?<![\\w$.:/])/(?:[\\w.@%+~-]+/)+[\\w.@%+~-]*");

  private LogMask() {}

  /// @param source becomes the token that stands for it
  /// @param folder of which only the names of the files stay
  static String masked(String text, Path source, Path folder) {
    String known = text.replace("file:", "")
        .replace(source.toString(), "$input_file$")
        .replace(folder + "/", "")
        .replace(folder.toString(), ".");
    String masked = PATH.matcher(known).replaceAll("…");
    return masked.length() <= LETTERS_MAX
        ? masked
        : "…" + masked.substring(masked.length() - LETTERS_MAX);
  }
}
