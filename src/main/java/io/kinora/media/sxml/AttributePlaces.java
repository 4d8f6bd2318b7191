package io.kinora.media.sxml;

import java.util.stream.IntStream;

/// Finds attributes in the text of a document: the parser only tells where elements are.
final class AttributePlaces {

  /// How far a name is looked for: a tag may be as long as the document, and have many of them.
  private static final int TAG_CHARACTERS_MAX = 20_000;

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

  /// Where the tag begins that the parser was at: after text it is one character too far.
  Position tagAt(Position near) {
    int at = offsetOf(near);
    boolean isBehind = near.column() > 1
        && (at >= text.length() || text.charAt(at) != '<')
        && text.charAt(at - 1) == '<';
    return isBehind ? new Position(near.line(), near.column() - 1) : near;
  }

  private int offsetOf(Position position) {
    int line = Math.min(position.line(), lineStarts.length);
    return Math.min(text.length(), lineStarts[line - 1] + position.column() - 1);
  }

  /// The place of the attribute's name in the tag that begins at `tag`, or `tag` where it cannot be
  /// found.
  Position positionOf(String name, Position tag) {
    int line = Math.min(tag.line(), lineStarts.length);
    int lineStart = lineStarts[line - 1];
    char quote = 0;
    int end = Math.min(text.length(), offsetOf(tag) + TAG_CHARACTERS_MAX);
    for (int at = offsetOf(tag); at < end; at++) {
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
