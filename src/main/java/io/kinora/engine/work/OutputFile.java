package io.kinora.engine.work;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A file that a kind of work makes.
///
/// In the result of a task it stands under its name as the object `{"$file":"NAME"}`; a dialect
/// puts the file's address there.
///
/// @param name    as clients see it, such as `output`
/// @param isEarly shown before the work is done, in a part of the result
/// @param isVideo what platforms for videos take
public record OutputFile(String name, boolean isEarly, boolean isVideo) {

  static final OutputFile OUTPUT = new OutputFile("output", false, false);

  /// The output of a kind that makes a video.
  static final OutputFile VIDEO = new OutputFile("output", false, true);

  /// What stands for the file in a result.
  ObjectNode placeholder() {
    return JsonNodeFactory.instance.objectNode().put("$file", name);
  }
}
