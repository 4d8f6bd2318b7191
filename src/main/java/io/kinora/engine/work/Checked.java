package io.kinora.engine.work;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// What came of a check of parameters.
public sealed interface Checked {

  /// All is as described.
  ///
  /// @param parameters only described ones, each in its type's one spelling, defaults filled in
  record Right(ObjectNode parameters) implements Checked {}

  /// @param messages what is wrong, under the names of the parameters, in their order
  record Wrong(Map<String, List<String>> messages) implements Checked {

    public Wrong {
      messages = Collections.unmodifiableMap(new LinkedHashMap<>(messages));
    }
  }
}
