package io.kinora.media.render;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Where lines may be broken: at blanks; between characters in scripts that are written without
/// them.
final class LineBreaks {

  private static final Set<UnicodeScript> WITHOUT_BLANKS = Set.of(
      UnicodeScript.HAN,
      UnicodeScript.HIRAGANA,
      UnicodeScript.KATAKANA,
      UnicodeScript.BOPOMOFO,
      UnicodeScript.THAI,
      UnicodeScript.LAO,
      UnicodeScript.KHMER,
      UnicodeScript.MYANMAR);

  private LineBreaks() {}

  /// The pieces of a line that stay together, each with the blanks after it.
  static List<String> pieces(String line) {
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(line);
    var pieces = new ArrayList<String>();
    int start = 0;
    for (int at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) {
      if (at == line.length() || isBreak(line, at)) {
        pieces.add(line.substring(start, at));
        start = at;
      }
    }
    return pieces;
  }

  private static boolean isBreak(String line, int at) {
    int before = line.codePointBefore(at);
    return Character.isWhitespace(before)
        || WITHOUT_BLANKS.contains(UnicodeScript.of(before))
        || WITHOUT_BLANKS.contains(UnicodeScript.of(line.codePointAt(at)));
  }

  /// The places in a text between characters as readers see them, its end included.
  static List<Integer> characterEnds(String text) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    var ends = new ArrayList<Integer>();
    for (int at = characters.next(); at != BreakIterator.DONE; at = characters.next()) {
      ends.add(at);
    }
    return ends;
  }
}
