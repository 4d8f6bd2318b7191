package io.kinora.media.sxml;

import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Something that is wrong with a document.
///
/// @param severity whether the film can be made all the same
/// @param rule number of the rule, as `V06`; source: the film language, section 18
/// @param at where
/// @param text what, and what was expected instead
public record Problem(Severity severity, String rule, Position at, String text) {

  /// Whether the film can be made all the same.
  public enum Severity {
    ERROR,
    WARNING
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /// As programs read it.
  public ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("severity", severity.name().toLowerCase(Locale.ROOT))
        .put("rule", rule)
        .put("line", at.line())
        .put("column", at.column())
        .put("text", text);
  }

  @Override
  public String toString() {
    return at + ": " + text;
  }
}
