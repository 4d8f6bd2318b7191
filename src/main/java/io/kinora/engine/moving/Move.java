package io.kinora.engine.moving;

import io.kinora.engine.library.LibraryFiles;
import io.kinora.engine.moving.MoveMark.State;
import io.kinora.engine.upload.UploadMove;
import io.kinora.infra.base.RandomKey;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SqlWork;
import io.kinora.infra.storage.StoredFile;
import io.kinora.infra.table.Tally;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// An installation on its way to another database, another storage, or both. Whatever ends it,
/// it can be begun again with the same two sides, and goes on.
///
/// First the marks: [#begin]. Then the files, while work may go on: [#copyFiles]. At last the
/// rest, while nobody works: [#finish]. Rows come in one transaction, so that there are all of
/// them or none; the source is marked as left before, so that there is no moment at which both
/// sides work.
public final class Move {

  private final Installation source;
  private final Installation target;
  private final Set<Part> parts;
  private final Terms terms;
  private final InstantSource clock;

  /// How it is done.
  ///
  /// @param threads  how many files are copied at a time
  /// @param spares   whether files that the source lacks keep nothing from moving
  public record Terms(Checking checking, int threads, boolean spares, MoveProgress progress) {}

  /// @param target its database is the source's own where [Part#ROWS] does not move
  /// @param parts  what moves
  public Move(
      Installation source, Installation target, Set<Part> parts, Terms terms, InstantSource clock) {
    this.source = source;
    this.target = target;
    this.parts = Set.copyOf(parts);
    this.terms = terms;
    this.clock = clock;
  }

  /// Marks both sides, or finds them marked by an earlier try.
  ///
  /// @return whether all has come already
  /// @throws CannotMoveException where one of them is another's, or has something of its own;
  ///     nothing has changed then
  public boolean begin() throws IOException {
    return parts.contains(Part.ROWS) ? beginBoth() : beginHousing();
  }

  private boolean beginBoth() throws IOException {
    Optional<MoveMark> here = MoveMarks.find(source.database());
    Optional<MoveMark> there = MoveMarks.find(target.database());
    if (here.isPresent() && there.isPresent() && isSame(here.get(), there.get())) {
      requireSamePlace(here.get());
      return there.get().state() == State.ARRIVED;
    }
    here.ifPresent(Move::refuseAway);
    requireEmpty(there);
    String move = RandomKey.ofLetters(12);
    var now = clock.instant();
    MoveMarks.write(source.database(), new MoveMark(move, State.LEAVING, target.name(), now));
    MoveMarks.write(target.database(), new MoveMark(move, State.ARRIVING, source.name(), now));
    return false;
  }

  private static boolean isSame(MoveMark here, MoveMark there) {
    return here.move().equals(there.move())
        && (there.state() == State.ARRIVING || there.state() == State.ARRIVED);
  }

  /// The files that came went there, too.
  private void requireSamePlace(MoveMark here) {
    if (!here.otherSide().equals(target.name())) {
      throw new CannotMoveException("This installation is on its way to " + here.otherSide()
          + ", not to " + target.name() + ": name the target as before.");
    }
  }

  private static void refuseAway(MoveMark here) {
    switch (here.state()) {
      case LEFT ->
        throw new CannotMoveException("This installation has moved to " + here.otherSide()
            + ", or is on its way there: name that target again, or take it up here again by"
            + " 'kinora migrate --unmark'.");
      case ARRIVING ->
        throw new CannotMoveException("This installation is half here: it comes from "
            + here.otherSide() + ". Run the command that brings it again.");
      case LEAVING, ARRIVED, REHOUSED -> {}
    }
  }

  private void requireEmpty(Optional<MoveMark> there) throws IOException {
    if (there.isPresent()) {
      throw new CannotMoveException("The target is a side of another move, whose other side is "
          + there.get().otherSide() + ": name an empty database.");
    }
    Database database = target.database();
    Optional<String> rows = database.read(handle -> MoveMarks.findRows(handle, database.dialect()));
    if (rows.isPresent()) {
      throw notEmpty(rows.get());
    }
    requireEmptyStorage();
  }

  /// How a database is refused in which a table has rows.
  public static CannotMoveException notEmpty(String table) {
    return new CannotMoveException(
        "The target is not empty: its table " + table + " has rows. Name an empty database.");
  }

  private void requireEmptyStorage() throws IOException {
    if (!parts.contains(Part.FILES)) {
      return;
    }
    try (Stream<StoredFile> files = target.storage().files()) {
      if (files.findAny().isPresent()) {
        throw new CannotMoveException("The target is not empty: " + target.storagePlace()
            + " has files. Name an empty folder, bucket or prefix.");
      }
    }
  }

  private boolean beginHousing() throws IOException {
    Optional<MoveMark> here = MoveMarks.find(source.database());
    Optional<MoveMark> same = here.filter(it -> it.otherSide().equals(target.storagePlace()));
    if (same.filter(it -> it.state() == State.REHOUSED).isPresent()) {
      return true;
    }
    if (same.filter(it -> it.state() == State.LEAVING || it.state() == State.LEFT)
        .isEmpty()) {
      here.ifPresent(Move::refuseAway);
      requireEmptyStorage();
      MoveMarks.write(
          source.database(),
          new MoveMark(
              RandomKey.ofLetters(12), State.LEAVING, target.storagePlace(), clock.instant()));
    }
    return false;
  }

  /// Copies the files of the library that have not come yet. Work may go on meanwhile.
  ///
  /// @throws IOException where a side fails; what has come stays
  public FileTally copyFiles() throws IOException {
    if (!parts.contains(Part.FILES)) {
      return FileTally.NONE;
    }
    return new FileMove(
            new LibraryFiles(source.database()),
            source.storage(),
            target.storage(),
            terms.checking())
        .copy(terms.threads(), terms.progress());
  }

  /// Copies all that has not come yet, and hands the installation over.
  ///
  /// @throws CannotMoveException where somebody works there, or not all came as it was; then the
  ///     source can go on working
  public MoveReport finish() throws IOException {
    Stillness.require(source.database());
    MoveMark before = MoveMarks.find(source.database()).orElseThrow();
    MoveMarks.write(source.database(), before.in(State.LEFT, clock.instant()));
    try {
      return handOver(before);
    } catch (IOException | RuntimeException failure) {
      goBack(before, failure);
      throw failure;
    }
  }

  /// Where the target cannot say that it has not got all, the source stays left: nobody shall
  /// work at both.
  private void goBack(MoveMark before, Exception reason) {
    try {
      MoveMark there = MoveMarks.find(target.database()).orElseThrow();
      if (there.state() != State.ARRIVED && there.state() != State.REHOUSED) {
        MoveMarks.write(source.database(), before.in(State.LEAVING, clock.instant()));
      }
    } catch (RuntimeException failure) {
      reason.addSuppressed(failure);
    }
  }

  private MoveReport handOver(MoveMark mark) throws IOException {
    Stillness.require(source.database()); // Who began before the mark is in the register by now.
    FileTally files = copyFiles();
    requireWhole("files", files.broken(), files.missing());
    UploadMove.Moved uploads = parts.contains(Part.UPLOADS)
        ? new UploadMove(source.database(), source.uploads(), target.uploads(), clock).bring()
        : UploadMove.Moved.NOTHING;
    requireWhole("uploads", uploads.broken(), uploads.missing());
    List<Tally> tables =
        target.database().inTransaction(it -> commit(it.handle(), mark, uploads.pieces()));
    return new MoveReport(files, uploads.count(), uploads.sizeBytes(), tables);
  }

  private List<Tally> commit(Handle handle, MoveMark mark, SqlWork pieces) {
    boolean movesRows = parts.contains(Part.ROWS);
    List<Tally> tables = movesRows
        ? new RowMove(source.database(), target.database(), !parts.contains(Part.UPLOADS))
            .copy(handle, terms.progress())
        : List.of();
    pieces.run(handle);
    var now = clock.instant();
    MoveMarks.write(
        handle,
        movesRows
            ? new MoveMark(mark.move(), State.ARRIVED, source.name(), now)
            : mark.in(State.REHOUSED, now));
    Stillness.require(source.database());
    return tables;
  }

  private void requireWhole(String what, List<String> broken, List<String> missing) {
    if (!broken.isEmpty()) {
      throw new CannotMoveException("Of the " + what + " " + broken.size()
          + " did not come as they are recorded, such as " + broken.getFirst()
          + ": restore them at the source, or remove them.");
    }
    if (!missing.isEmpty() && !terms.spares()) {
      throw new CannotMoveException("Of the " + what + " " + missing.size()
          + " are not at the source, such as " + missing.getFirst()
          + ": look whether KINORA_STORAGE names the right place; --skip-missing moves without"
          + " them.");
    }
  }
}
