package io.kinora;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Rows in columns for people: a column is as wide as its longest word.
final class TextTable {

  private TextTable() {}

  /// One line a row, under titles.
  ///
  /// @param rows each as long as `titles`
  static String of(List<String> titles, List<List<String>> rows) {
    List<List<String>> lines = Stream.concat(Stream.of(titles), rows.stream()).toList();
    int[] widths = IntStream.range(0, titles.size())
        .map(column ->
            lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0))
        .toArray();
    return lines.stream().map(line -> line(line, widths)).collect(Collectors.joining());
  }

  private static String line(List<String> words, int[] widths) {
    return IntStream.range(0, words.size())
            .mapToObj(column -> words.get(column)
                + " ".repeat(widths[column] - words.get(column).length()))
            .collect(Collectors.joining("  "))
            .stripTrailing()
        + "\n";
  }
}
