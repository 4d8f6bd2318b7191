package io.kinora.media.page;

import java.util.ArrayList;
import java.util.List;

/// The attribute `srcset`: one picture in several sizes.
///
/// Source: the HTML standard, "Parsing a srcset attribute". An address ends at white space, or at a
/// comma that ends it; commas inside of an address stay.
final class SrcSet {

  /// One size.
  ///
  /// @param width in pixels where the page says it, such as `640`; else empty
  record Candidate(String address, String width) {}

  private final String text;
  private int index;

  private SrcSet(String text) {
    this.text = text;
  }

  static List<Candidate> parse(String text) {
    return new SrcSet(text).candidates();
  }

  private List<Candidate> candidates() {
    var found = new ArrayList<Candidate>();
    skipSeparators();
    while (index < text.length()) {
      String address = word();
      String bare = address.replaceFirst(",+$", "");
      String descriptors = bare.equals(address) ? upToComma() : "";
      if (!bare.isEmpty()) {
        found.add(new Candidate(bare, width(descriptors)));
      }
      skipSeparators();
    }
    return found;
  }

  private void skipSeparators() {
    while (index < text.length() && (isBlank() || text.charAt(index) == ',')) {
      index++;
    }
  }

  private String word() {
    int start = index;
    while (index < text.length() && !isBlank()) {
      index++;
    }
    return text.substring(start, index);
  }

  private String upToComma() {
    int start = index;
    while (index < text.length() && text.charAt(index) != ',') {
      index++;
    }
    return text.substring(start, index);
  }

  private boolean isBlank() {
    return Character.isWhitespace(text.charAt(index));
  }

  private static String width(String descriptors) {
    for (String word : descriptors.strip().split("\\s+", -1)) {
      if (word.endsWith("w")) {
        return word.substring(0, word.length() - 1);
      }
    }
    return "";
  }
}
