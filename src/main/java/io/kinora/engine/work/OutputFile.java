package io.kinora.engine.work;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A file that a kind of work makes.
///
/// In the result of a task it stands under its name as the object `{"$file":"NAME"}`; a dialect
/// puts the file's address there. A file that only another file names, such as the media of a
/// playlist, is none of these: it has a dot in its name, and dialects serve it beside the other
/// one, under this very name.
///
/// @param name    as clients see it, such as `output`
/// @param isEarly shown before the work is done, in a part of the result
/// @param isVideo what platforms for videos take
/// @param isExtra made only for those who ask for it, by a parameter of its name; nobody else is
///                told of it
public record OutputFile(String name, boolean isEarly, boolean isVideo, boolean isExtra) {

  static final OutputFile OUTPUT = new OutputFile("output", false, false);

  /// The output of a kind that makes a video.
  static final OutputFile VIDEO = new OutputFile("output", false, true);

  OutputFile(String name, boolean isEarly, boolean isVideo) {
    this(name, isEarly, isVideo, false);
  }

  /// A copy that only some ask for.
  OutputFile asExtra() {
    return new OutputFile(name, isEarly, isVideo, true);
  }

  /// What stands for the file in a result.
  ObjectNode placeholder() {
    return JsonNodeFactory.instance.objectNode().put("$file", name);
  }
}
