package io.kinora.engine.film;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who is told of what becomes of a rendition.
///
/// Source: the factory contract, section 9.
///
/// @param statusRegexp of what: it is searched in the word of the state; all where there is none
public record Receiver(String url, @Nullable String statusRegexp) {

  /// Tells whether somebody can search with that, and is done soon.
  public static boolean isPattern(String regexp) {
    return StatusPattern.isOne(regexp);
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
