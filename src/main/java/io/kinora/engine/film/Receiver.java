package io.kinora.engine.film;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Who is told of what becomes of a rendition.
///
/// Source: the factory contract, section 9.
///
/// @param statusRegexp of what: it is searched in the word of the state; all where there is none
public record Receiver(String url, @Nullable String statusRegexp) {

  /// Tells whether somebody can search with that.
  public static boolean isPattern(String regexp) {
    try {
      return Pattern.compile(regexp).pattern().equals(regexp);
    } catch (PatternSyntaxException _) {
      return false;
    }
  }

  boolean wants(RenditionState state) {
    return statusRegexp == null
        || statusRegexp.isEmpty()
        || Pattern.compile(statusRegexp).matcher(state.word()).find();
  }

  /// Never the address.
  @Override
  public String toString() {
    return "receiver";
  }
}
