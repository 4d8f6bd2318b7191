package io.kinora.engine.moving;

import io.kinora.infra.db.Database;
import io.kinora.infra.table.Catalogue;
import io.kinora.infra.table.Table;
import io.kinora.infra.table.TableCopy;
import io.kinora.infra.table.TableCopy.Side;
import io.kinora.infra.table.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Copies the rows of all tables as they were at one moment, and compares what has come.
final class RowMove {

  /// What speaks of living processes, and of the move itself.
  static final Set<String> STAYS = Set.of(MoveMarks.TABLE, "worker", "upload_turn");

  /// Where the bytes of uploads lie; it is written anew where they move.
  private static final String PIECES = "upload_piece";

  private final Database source;
  private final Database target;
  private final boolean movesPieces;

  /// @param movesPieces whether the table of the pieces of uploads comes along as it is
  RowMove(Database source, Database target, boolean movesPieces) {
    this.source = source;
    this.target = target;
    this.movesPieces = movesPieces;
  }

  /// Copies all rows inside a transaction of the target.
  ///
  /// @throws CannotMoveException where something else came than was there
  List<Tally> copy(Handle handle, MoveProgress progress) {
    return source.readAsOfNow(from -> {
      var sides = new Sides(new Side(from, source.dialect()), new Side(handle, target.dialect()));
      var tallies = new ArrayList<Tally>();
      for (Table table : sides.tables()) {
        if (comesAlong(table)) {
          tallies.add(copy(table, sides));
          progress.table(tallies.getLast());
        }
      }
      return List.copyOf(tallies);
    });
  }

  private record Sides(Side source, Side target) {

    List<Table> tables() {
      List<Table> here = Catalogue.tables(source.handle(), source.dialect());
      List<Table> there = Catalogue.tables(target.handle(), target.dialect());
      if (!Set.copyOf(here).equals(Set.copyOf(there))) {
        throw new IllegalStateException("the two databases have other tables: " + here + there);
      }
      return there;
    }
  }

  private boolean comesAlong(Table table) {
    return !STAYS.contains(table.name()) && (movesPieces || !table.name().equals(PIECES));
  }

  private static Tally copy(Table table, Sides sides) {
    var copy = new TableCopy(table, instead(table));
    Tally sent = copy.copy(sides.source(), sides.target());
    Tally came = copy.tally(sides.target());
    if (!sent.equals(came)) {
      throw new CannotMoveException("The rows of the table " + table.name()
          + " did not come as they were: sent " + sent + ", came " + came + ".");
    }
    return came;
  }

  /// What somebody has picked is free again: he is not there any more, and nobody shall wait for
  /// his silence.
  private static Map<String, String> instead(Table table) {
    return table.has("picked_by")
        ? Map.of("picked", "false", "picked_by", "null", "last_heartbeat", "null")
        : Map.of();
  }
}
