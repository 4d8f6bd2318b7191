package io.kinora.media.preset.command;

import java.util.ArrayList;
import java.util.List;

/// The text of a command as lines of words, split as a shell splits them; but there is none, and
/// what only a shell could do is refused. Source: the panda contract, section 9.
public final class CommandLines {

  private static final int LINES_MAX = 20;
  private static final int WORDS_MAX = 400;

  private final String text;
  private final List<List<String>> lines = new ArrayList<>();
  private List<String> line = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean isWord;
  private char quote;
  private int place;

  private CommandLines(String text) {
    this.text = text;
  }

  /// @return lines that have words; lines end at a line break, at the letters `\n`, or at `;`
  /// @throws RefusedCommandException where it cannot be split, or needs a shell
  public static List<List<String>> of(String text) {
    return new CommandLines(text.replace("\r\n", "\n").replace('\r', '\n')).read();
  }

  private List<List<String>> read() {
    if (text.indexOf('`') >= 0 || text.contains("$(") || text.contains("${")) {
      throw new RefusedCommandException("there is no shell: ` and $( mean nothing in a command");
    }
    while (place < text.length()) {
      if (quote == 0) {
        plain(text.charAt(place));
      } else {
        quoted(text.charAt(place));
      }
      place++;
    }
    if (quote != 0) {
      throw new RefusedCommandException("a quote does not end: " + quote);
    }
    endLine();
    if (lines.isEmpty()) {
      throw new RefusedCommandException("the command is empty");
    }
    return List.copyOf(lines);
  }

  private void plain(char letter) {
    switch (letter) {
      case ' ', '\t' -> endWord();
      case '\n', ';' -> endLine();
      case '\'', '"' -> {
        quote = letter;
        isWord = true;
      }
      case '\\' -> escaped();
      case '|', '&', '<', '>' ->
        throw new RefusedCommandException(
            "there is no shell: " + letter + " means nothing in a command");
      default -> add(letter);
    }
  }

  private void escaped() {
    char next = next();
    if (next == 'n') {
      endLine();
    } else if (next != '\n') { // A line break that is escaped is none.
      add(next);
    }
  }

  private void quoted(char letter) {
    if (letter == quote) {
      quote = 0;
    } else if (letter == '\\' && quote == '"' && isEscapable()) {
      add(next());
    } else {
      add(letter);
    }
  }

  private boolean isEscapable() {
    return place + 1 < text.length() && "\"\\$".indexOf(text.charAt(place + 1)) >= 0;
  }

  private char next() {
    place++;
    if (place >= text.length()) {
      throw new RefusedCommandException("the command ends with a backslash");
    }
    return text.charAt(place);
  }

  private void add(char letter) {
    if (Character.isISOControl(letter)) {
      throw new RefusedCommandException("there is a control letter in the command");
    }
    isWord = true;
    word.append(letter);
  }

  private void endWord() {
    if (isWord) {
      line.add(word.toString());
      word.setLength(0);
      isWord = false;
    }
    if (line.size() > WORDS_MAX) {
      throw new RefusedCommandException("a line has more than " + WORDS_MAX + " words");
    }
  }

  private void endLine() {
    endWord();
    if (!line.isEmpty()) {
      lines.add(List.copyOf(line));
      line = new ArrayList<>();
    }
    if (lines.size() > LINES_MAX) {
      throw new RefusedCommandException("the command has more than " + LINES_MAX + " lines");
    }
  }
}
