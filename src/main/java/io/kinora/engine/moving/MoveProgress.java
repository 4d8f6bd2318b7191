package io.kinora.engine.moving;

import io.kinora.infra.table.Tally;

/// Hears how far a move is, on the thread that moves.
public interface MoveProgress {

  /// @param total as it was counted at first; more may have come since
  void files(long count, long total);

  void table(Tally tally);
}
