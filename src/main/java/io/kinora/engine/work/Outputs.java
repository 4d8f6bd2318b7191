package io.kinora.engine.work;

import io.kinora.engine.task.Run;
import io.kinora.infra.db.SqlWork;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// Keeps the files that runs make.
public interface Outputs {

  /// A finished file of a run.
  ///
  /// @param name one of the kind's [OutputFile]s
  /// @param path where it is now; it may go away afterwards
  /// @param isPassing of use for some days only, whatever the task says of its files
  record Made(String name, Path path, String contentType, boolean isPassing) {

    Made(String name, Path path, String contentType) {
      this(name, path, contentType, false);
    }

    static Made passing(String name, Path path, String contentType) {
      return new Made(name, path, contentType, true);
    }
  }

  /// Copies files to where they stay, under names of this attempt alone.
  ///
  /// @return what makes them visible, when it is committed with the result that shows them
  SqlWork keep(Run run, List<Made> files);

  /// What takes a file of the run's asset out of sight: it is somewhere else now.
  SqlWork drop(Run run, String name);

  /// Copies the next piece of a file that grows, and is kept whole later under the same name.
  ///
  /// @param number counted from 0
  /// @return what makes it readable
  SqlWork grow(Run run, Made file, InputStream piece, int number);
}
