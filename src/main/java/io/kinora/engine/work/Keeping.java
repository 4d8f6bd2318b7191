package io.kinora.engine.work;

import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// How long the files of a task are kept. It comes to the work among the parameters, as
/// `"$keep":"volatile"`.
///
/// Source: the tasks contract, section 9.
public enum Keeping {
  /// As long as the tenant wants.
  PERSISTENT,
  /// One week.
  VOLATILE,
  /// Not at all: files are made and thrown away.
  NONE;

  static final String KEY = "$keep";

  /// What these parameters of a run say; a week where they say nothing.
  public static Keeping of(ObjectNode parameters) {
    return parameters.hasNonNull(KEY) ? of(parameters.path(KEY).asString()) : VOLATILE;
  }

  public static Keeping of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// A copy of `parameters` that says this.
  public ObjectNode in(ObjectNode parameters) {
    return parameters.deepCopy().put(KEY, word());
  }
}
