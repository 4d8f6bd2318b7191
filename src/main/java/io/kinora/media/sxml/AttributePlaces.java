package io.kinora.media.sxml;

import java.util.stream.IntStream;

/// Finds attributes in the text of a document: the parser only tells where elements are.
final class AttributePlaces {

  private final String text;
  private final int[] lineStarts;

  AttributePlaces(String text) {
    this.text = text;
    lineStarts = IntStream.concat(
            IntStream.of(0),
            IntStream.range(0, text.length())
                .filter(at -> text.charAt(at) == '\n')
                .map(at -> at + 1))
        .toArray();
  }

  /// The place of the attribute's name in the tag that begins at `tag`, or `tag` where it cannot be
  /// found.
  Position positionOf(String name, Position tag) {
    int line = Math.min(tag.line(), lineStarts.length);
    int lineStart = lineStarts[line - 1];
    char quote = 0;
    for (int at = lineStart + tag.column() - 1; at < text.length(); at++) {
      char here = text.charAt(at);
      if (here == '\n') {
        line++;
        lineStart = at + 1;
      } else if (quote != 0) {
        quote = here == quote ? 0 : quote;
      } else if (here == '"' || here == '\'') {
        quote = here;
      } else if (here == '>') {
        return tag;
      } else if (isName(name, at)) {
        return new Position(line, at - lineStart + 1);
      }
    }
    return tag;
  }

  private boolean isName(String name, int at) {
    int after = at + name.length();
    return at > 0
        && Character.isWhitespace(text.charAt(at - 1))
        && text.startsWith(name, at)
        && after < text.length()
        && (text.charAt(after) == '=' || Character.isWhitespace(text.charAt(after)));
  }
}
