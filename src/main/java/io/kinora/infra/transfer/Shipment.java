package io.kinora.infra.transfer;

import java.nio.file.Path;

/// A file that is to be sent.
///
/// @param file in a folder that may be written to: a note of what was sent lies beside it
/// @param mark of a-z, 0-9 and `-`, and the same for each attempt at the same upload: what was
///     sent before a failure that may pass is gone on with by it
public record Shipment(Path file, Place target, String mark, FileTerms terms) {

  public Shipment {
    if (!mark.matches("[a-z0-9-]{1,80}")) {
      throw new IllegalArgumentException("a mark is of a-z, 0-9 and -, not " + mark);
    }
  }

  /// With nothing said of the file.
  public Shipment(Path file, Place target, String mark) {
    this(file, target, mark, FileTerms.USUAL);
  }
}
