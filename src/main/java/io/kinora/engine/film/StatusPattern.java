package io.kinora.engine.film;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Which of a client's regular expressions are searched in the words of states. That happens while
/// others wait, and some expressions take for ever: what is taken was tried on all words before.
///
/// Source: the factory contract, section 9; the limits are our choice.
final class StatusPattern {

  private static final int CHARACTERS_MAX = 200;

  /// Groups and their choices multiply, even where they look at no character.
  private static final int GROUPS_MAX = 8;

  private static final int CHOICES_MAX = 32;

  private static final int LOOKS_MAX = 100_000;

  /// So does what is repeated a number of times; nobody needs that for a word.
  private static final Pattern COUNTED = Pattern.compile("\\{[0-9]");

  private StatusPattern() {}

  static boolean isOne(String regexp) {
    boolean isShort = regexp.length() <= CHARACTERS_MAX
        && count(regexp, '(') <= GROUPS_MAX
        && count(regexp, '|') <= CHOICES_MAX
        && !COUNTED.matcher(regexp).find();
    return isShort && isQuick(regexp);
  }

  private static long count(String regexp, char wanted) {
    return regexp.chars().filter(it -> it == wanted).count();
  }

  private static boolean isQuick(String regexp) {
    try {
      var pattern = Pattern.compile(regexp);
      for (RenditionState state : RenditionState.values()) {
        boolean _ = pattern.matcher(new WatchedWord(state.word())).find();
      }
      return true;
    } catch (PatternSyntaxException | TooManyLooksException _) {
      return false;
    }
  }

  /// Somebody looked at a word for too long.
  private static final class TooManyLooksException extends RuntimeException {

    private static final long serialVersionUID = 1;
  }

  /// A word that counts how often somebody looks at it.
  private static final class WatchedWord implements CharSequence {

    private final String word;
    private int lookCount;

    private WatchedWord(String word) {
      this.word = word;
    }

    @Override
    public int length() {
      return word.length();
    }

    @Override
    public char charAt(int index) {
      lookCount++;
      if (lookCount > LOOKS_MAX) {
        throw new TooManyLooksException();
      }
      return word.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return word.substring(start, end);
    }

    @Override
    public String toString() {
      return word;
    }
  }
}
