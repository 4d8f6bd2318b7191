package io.kinora.media.preset.command;

import java.util.Optional;
import java.util.regex.Pattern;

/// Names of files in commands: tokens, and plain names in the folder of the work.
///
/// @param id      of the encoding
/// @param extname of its file, with the dot
public record FileName(String id, String extname) {

  /// Begins a word of an option that is the name of a file. No word of a client has it: control
  /// letters are refused.
  public static final String MARK = "\u0001";

  public static final String INPUT = "$input_file$";
  private static final String OUTPUT = "$output_file$";

  /// So the documents of the time spell it now and then.
  private static final String OUTPUT_MISSPELT = "$output_file";
  private static final String FOLDER = "$private_tmp_path$/";

  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,120}(%0?[1-9]?d[A-Za-z0-9_.-]{0,40})?");

  /// The name in the folder of the work.
  ///
  /// @throws RefusedCommandException where it leads elsewhere
  public String of(String word) {
    String name = word.equals(OUTPUT_MISSPELT) ? OUTPUT : word;
    if (name.startsWith(OUTPUT)) {
      name = id + extname + name.substring(OUTPUT.length());
    } else if (name.startsWith(FOLDER)) {
      name = name.substring(FOLDER.length());
    } else if (name.startsWith("./")) {
      name = name.substring(2);
    }
    if (!PLAIN.matcher(name).matches()) {
      throw new RefusedCommandException("a command may not name the file " + shown(word)
          + ": only $input_file$, $output_file$, and plain names for files of its own");
    }
    return name;
  }

  private static String shown(String word) {
    return word.length() > 120 ? word.substring(0, 120) + "…" : word;
  }

  /// What stands behind the last dot.
  public static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /// The muxer for files of such a name.
  public static Optional<String> muxer(String name) {
    return Formats.ofEnding(ending(name));
  }
}
