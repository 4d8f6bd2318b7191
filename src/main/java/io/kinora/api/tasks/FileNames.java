package io.kinora.api.tasks;

import io.kinora.engine.work.WorkKind;
import java.util.List;
import java.util.Optional;

/// The file that the path of a request asks for, among those that a kind of work makes.
///
/// Source: the tasks contract, section 6.5.
///
/// @param usual the files that clients are told of; empty where the kind is not known
record FileNames(List<String> usual, boolean isValid, String asked) {

  FileNames {
    usual = List.copyOf(usual);
  }

  /// A task of an unknown kind fails anyway: every name is valid for it.
  FileNames(Optional<WorkKind> kind, TasksRequest request) {
    this(
        kind.map(WorkKind::usualFileNames).orElse(List.of()),
        kind.isEmpty() || find(kind.get(), asked(request)).isPresent(),
        kind.flatMap(it -> find(it, asked(request))).orElse(""));
  }

  /// The name as it came; empty where there is none.
  static String asked(TasksRequest request) {
    return request.names().isEmpty() ? "" : request.names().getFirst();
  }

  /// The only file is found under every name, one of several under its own, an extension ignored.
  private static Optional<String> find(WorkKind kind, String asked) {
    List<String> names = kind.fileNames();
    if (names.size() == 1) {
      return Optional.of(names.getFirst());
    }
    String bare = asked.replaceFirst("\\.[^.]*$", "");
    return names.stream()
        .filter(name -> name.equals(asked) || name.equals(bare))
        .findFirst();
  }
}
