package io.kinora.engine.work;

import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// How long the files of a task are kept. It comes to the work among the parameters, as
/// `"$store":"volatile"`.
///
/// Source: the tasks contract, section 9.
public enum Store {
  /// As long as the tenant wants.
  PERSISTENT,
  /// One week.
  VOLATILE,
  /// Not at all: files are made and thrown away.
  DUMMY;

  private static final String KEY = "$store";

  /// The store that these parameters of a run name; a week where they name none.
  public static Store of(ObjectNode parameters) {
    return parameters.hasNonNull(KEY) ? of(parameters.path(KEY).asString()) : VOLATILE;
  }

  public static Store of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// A copy of `parameters` that names this store.
  public ObjectNode in(ObjectNode parameters) {
    return parameters.deepCopy().put(KEY, word());
  }

  /// A copy of `parameters` as they were before a store was named.
  public static ObjectNode without(ObjectNode parameters) {
    return parameters.deepCopy().without(KEY);
  }
}
