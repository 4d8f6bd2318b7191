package io.kinora.infra.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// Guesses what somebody meant who misspelt a name.
public final class Suggestion {

  private static final int DISTANCE_MAX = 2;

  private Suggestion() {}

  /// Words to put at the end of a message: ` (did you mean 'align'?)`, or nothing.
  public static String wordsFor(String wrong, Collection<String> known) {
    return known.stream()
        .filter(name -> distance(wrong, name) <= Math.min(DISTANCE_MAX, name.length() / 2))
        .min(Comparator.comparingInt(name -> distance(wrong, name)))
        .map(name -> " (did you mean '" + name + "'?)")
        .orElse("");
  }

  /// Insertions, deletions, replacements and swaps of neighbours between two words.
  static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    if (Math.abs(a.length() - b.length()) > DISTANCE_MAX) {
      return DISTANCE_MAX + 1;
    }
    var rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, a, b, i, j);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int cheapest(int[][] rows, String a, String b, int i, int j) {
    int replaced = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
    boolean isSwap =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return isSwap ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
  }
}
