package io.kinora.infra.transfer;

import io.kinora.infra.base.FailureCode;

/// Where a file goes, as seen from here; failures differ by it.
enum Direction {
  IN(FailureCode.INPUT_REFUSED, FailureCode.INPUT_UNREACHABLE),
  OUT(FailureCode.OUTPUT_REFUSED, FailureCode.OUTPUT_UNREACHABLE);

  private final FailureCode refused;
  private final FailureCode unreachable;

  Direction(FailureCode refused, FailureCode unreachable) {
    this.refused = refused;
    this.unreachable = unreachable;
  }

  /// Another try is in vain.
  FailureCode refused() {
    return refused;
  }

  /// Another try may help.
  FailureCode unreachable() {
    return unreachable;
  }
}
