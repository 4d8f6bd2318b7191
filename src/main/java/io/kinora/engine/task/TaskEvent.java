package io.kinora.engine.task;

/// Something that happened to a task and that a dialect may want to call back about.
public sealed interface TaskEvent {

  /// It came to another state; also the one it was submitted in.
  record Entered(TaskState state) implements TaskEvent {}

  /// Its work began a phase.
  record PhaseBegan(String phase) implements TaskEvent {}

  /// A part of its result is there.
  record PartDone(String part) implements TaskEvent {}

  /// Its percentage rose. No dialect is asked about this one.
  record Progressed(int percent) implements TaskEvent {}

  /// The kind of event, as it stands in the table.
  default String kind() {
    return switch (this) {
      case Entered _ -> "state";
      case PhaseBegan _ -> "phase";
      case PartDone _ -> "part";
      case Progressed _ -> "progress";
    };
  }

  /// What of that kind: a state's word, a phase, a part, a number.
  default String detail() {
    return switch (this) {
      case Entered(TaskState state) -> state.word();
      case PhaseBegan(String phase) -> phase;
      case PartDone(String part) -> part;
      case Progressed(int percent) -> Integer.toString(percent);
    };
  }

  /// Tells events of one task apart. One that comes again, such as a second run, has the same key.
  default String key() {
    return kind() + ":" + detail();
  }
}
