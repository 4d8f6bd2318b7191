package io.kinora.media.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The pictures of docs/sxml/gallery.md, as the page itself tells how they are made.
final class Gallery {

  static final Path PAGE = Path.of("docs/sxml/gallery.md");
  static final Path PICTURES = Path.of("docs/pictures/gallery");

  private static final String HERE = "<!-- here -->";

  private static final Pattern PART = Pattern.compile(
      "^## .*?$|^```xml\n(.*?)^```(?:\n\n!\\[([^]]*)]\\(\\.\\./pictures/gallery/([\\w.-]+)\\))?",
      Pattern.DOTALL | Pattern.MULTILINE);

  private static final Pattern CAPTION = Pattern.compile(".*?(: before, and)? at ([\\d., ]+) s");

  private Gallery() {}

  /// One picture of the page.
  ///
  /// @param name of its file
  /// @param film what is shown
  /// @param before the same without the words that it is about, where it is shown beside it
  /// @param seconds the moments that are shown, from left to right
  record Exhibit(String name, String film, Optional<String> before, List<Double> seconds) {

    Path picture() {
      return PICTURES.resolve(name);
    }

    /// How many cells its picture has.
    int cellCount() {
      return seconds.size() + (before.isPresent() ? 1 : 0);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static String page() {
    try {
      return Files.readString(PAGE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static List<Exhibit> exhibits() {
    var exhibits = new ArrayList<Exhibit>();
    String stage = HERE;
    for (MatchResult part : PART.matcher(page()).results().toList()) {
      String words = part.group(1);
      if (words == null) {
        stage = HERE; // A new chapter.
      } else if (words.contains(HERE)) {
        stage = words;
      } else if (part.group(2) != null) {
        exhibits.add(exhibit(part.group(3), part.group(2), stage, words));
      }
    }
    return exhibits;
  }

  private static Exhibit exhibit(String name, String caption, String stage, String words) {
    var read = CAPTION.matcher(caption);
    if (!read.matches()) {
      throw new IllegalArgumentException(
          "the words below " + name + " tell no seconds: " + caption);
    }
    var seconds =
        Arrays.stream(read.group(2).split(", ", -1)).map(Double::valueOf).toList();
    Optional<String> before =
        Optional.ofNullable(read.group(1)).map(_ -> film(stage.replace(HERE, "")));
    return new Exhibit(name, film(stage.replace(HERE, words)), before, seconds);
  }

  private static String film(String body) {
    return "<movie service=\"craftsman-1.0\"><body>" + body + "</body></movie>";
  }
}
