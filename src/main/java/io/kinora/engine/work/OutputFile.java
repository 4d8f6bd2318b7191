package io.kinora.engine.work;

/// A file that a kind of work makes.
///
/// In the result of a task it stands under its name as the object `{"$file":"NAME"}`; a dialect
/// puts the file's address there.
///
/// @param name    as clients see it, such as `output`
/// @param isEarly shown before the work is done, in a part of the result
public record OutputFile(String name, boolean isEarly) {

  static final OutputFile OUTPUT = new OutputFile("output", false);
}
