package io.kinora.engine.moving;

import io.kinora.engine.library.LibraryFiles;
import io.kinora.infra.db.Database;
import io.kinora.infra.table.Catalogue;
import io.kinora.infra.table.TableCopy.Side;
import java.util.LinkedHashMap;
import java.util.Map;

/// What there is to be moved.
///
/// @param rowCounts by table, in the order in which they are copied
public record MovePlan(Map<String, Long> rowCounts, LibraryFiles.Total files) {

  public static MovePlan of(Database source) {
    return new MovePlan(
        source.readAsOfNow(handle -> rowCounts(new Side(handle, source.dialect()))),
        new LibraryFiles(source).total());
  }

  private static Map<String, Long> rowCounts(Side side) {
    var counts = new LinkedHashMap<String, Long>();
    Catalogue.tables(side.handle(), side.dialect()).stream()
        .filter(it -> !RowMove.STAYS.contains(it.name()))
        .forEach(it -> counts.put(it.name(), Catalogue.rowCount(side.handle(), it)));
    return counts;
  }
}
