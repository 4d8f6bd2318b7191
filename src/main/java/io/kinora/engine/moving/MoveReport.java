package io.kinora.engine.moving;

import io.kinora.infra.table.Tally;
import java.util.List;

/// What came, all of it found to be as it was.
///
/// @param uploadCount uploads whose bytes came
/// @param tables      none where only files moved
public record MoveReport(FileTally files, long uploadCount, long uploadBytes, List<Tally> tables) {

  public MoveReport {
    tables = List.copyOf(tables);
  }
}
