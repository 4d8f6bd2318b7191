package io.kinora.engine.work;

import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.media.probe.ProbeResult;
import java.nio.file.Path;

/// Fetches the files that a task names, and looks into them.
final class Inputs {

  private Inputs() {}

  /// A file with what it is.
  ///
  /// @param address as the client wrote it; messages name it
  record Input(String address, Path path, ProbeResult probed) {

    /// @param kind `image`, `video` or `audio`
    RuntimeException isNot(String kind) {
      return new Failure(
              FailureCode.INPUT_NOT_MEDIA,
              "File '" + address + "' is not a valid " + kind + " file")
          .asException();
    }
  }

  /// The file behind the parameter `url`.
  static Input input(Bench bench, Workshop workshop) {
    String address = bench.parameters().path("url").asString();
    Path path = workshop.sources().fetch(address, bench, bench.folder().file("input"));
    return new Input(address, path, workshop.prober().probe(path, address, bench.stop()));
  }
}
