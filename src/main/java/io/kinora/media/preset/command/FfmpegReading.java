package io.kinora.media.preset.command;

import io.kinora.media.preset.command.FfmpegLine.Input;
import io.kinora.media.preset.command.FfmpegLine.Output;
import io.kinora.media.preset.command.OptionTable.Option;
import io.kinora.media.preset.command.OptionTable.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the words of a call of ffmpeg: options before a file belong to it.
public final class FfmpegReading {

  private static final int FILES_MAX = 8;

  private static final Pattern NAME = Pattern.compile(
      "-([A-Za-z0-9_-]{1,40})((?::[vasd])?(?::[0-9]{1,2})?|:s(?::[vas])?(?::[0-9])?)");

  /// All that may stand before an input.
  private static final Set<String> OF_INPUT = Set.of("ss", "t", "to", "r");

  private final List<String> words;
  private final List<Input> inputs = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();
  private OutputDraft draft = new OutputDraft();
  private int place = 1;

  private FfmpegReading(List<String> words) {
    this.words = words;
  }

  /// @param words `ffmpeg` and what follows
  /// @throws RefusedCommandException with the name of what is refused
  public static FfmpegLine of(List<String> words) {
    return new FfmpegReading(words).read();
  }

  private FfmpegLine read() {
    while (place < words.size()) {
      String word = words.get(place++);
      if (word.equals("-i")) {
        inputs.add(new Input(value(word), draft.inputWords(OF_INPUT)));
        draft = new OutputDraft();
      } else if (word.startsWith("-") && !word.equals("-")) {
        option(word);
      } else {
        outputs.add(draft.finished(word));
        draft = new OutputDraft();
      }
    }
    if (inputs.isEmpty() || outputs.isEmpty() || !draft.isUntouched()) {
      throw new RefusedCommandException("ffmpeg needs an input, and an output behind its options");
    }
    if (inputs.size() + outputs.size() > FILES_MAX) {
      throw new RefusedCommandException("ffmpeg has more than " + FILES_MAX + " files");
    }
    return new FfmpegLine(inputs, outputs);
  }

  private void option(String word) {
    Matcher name = NAME.matcher(word);
    if (!name.matches()) {
      throw refused(word);
    }
    Optional<Option> whole = OptionTable.find(word.substring(1));
    Option option =
        whole.or(() -> OptionTable.find(name.group(1))).orElseThrow(() -> refused(word));
    String stream = whole.isPresent() ? "" : name.group(2);
    String text = hasValue(option.use()) ? value(word) : "";
    draft.take(word, option, stream, text);
  }

  private static boolean hasValue(Use use) {
    return switch (use) {
      case FLAG, DROPPED_FLAG, NO_PICTURES, NO_SOUND, DEINTERLACE, SAME_QUALITY -> false;
      default -> true;
    };
  }

  private String value(String option) {
    if (place >= words.size()) {
      throw new RefusedCommandException("ffmpeg's option " + option + " has no value");
    }
    return words.get(place++);
  }

  private static RefusedCommandException refused(String option) {
    return new RefusedCommandException("ffmpeg's option " + option + " is not allowed");
  }
}
