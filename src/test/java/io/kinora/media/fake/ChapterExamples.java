package io.kinora.media.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The examples in the chapters on the film language.
public final class ChapterExamples {

  private static final Pattern EXAMPLE = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);

  private ChapterExamples() {}

  /// @param chapters names of pages in `docs/sxml`, without ending
  public static Stream<String> of(String... chapters) {
    return Stream.of(chapters).map(ChapterExamples::examplesOf).flatMap(List::stream);
  }

  private static List<String> examplesOf(String chapter) {
    try {
      String page = Files.readString(Path.of("docs/sxml", chapter + ".md"));
      return EXAMPLE
          .matcher(page)
          .results()
          .map((MatchResult it) -> it.group(1))
          .toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
