package io.kinora.engine.film;

import io.kinora.engine.letter.LetterBox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Forgets what has been kept long enough. Any number of processes may do so at once.
///
/// Source: the factory contract, section 11.
public record FilmKeeping(FilmRecords records, LetterBox letters, Lives lives) {

  private static final int PAGE = 100;

  /// How long things are kept.
  ///
  /// @param video      from when it was made
  /// @param definition from when it was written
  /// @param status     from the last change
  public record Lives(Duration video, Duration definition, Duration status) {}

  /// Forgets what is old by now.
  ///
  /// @return how much it was
  public int prune() {
    Instant now = records.now();
    return pruneVideos(now.minus(lives.video()))
        + pruneDefinitions(now.minus(lives.definition()))
        + pruneStatus(now.minus(lives.status()))
        + letters.prune(now.minus(lives.status()));
  }

  /// Forgets one page in a transaction.
  private interface Page {
    int prune(Handle handle);
  }

  private int inPages(Page page) {
    int all = 0;
    int count = PAGE;
    while (count == PAGE) {
      count = records.database().inTransaction(it -> page.prune(it.handle()));
      all += count;
    }
    return all;
  }

  private int pruneVideos(Instant before) {
    return inPages(handle -> {
      List<Rendition> old = records.renditions().withMediaOlder(handle, before, PAGE);
      old.forEach(it -> records.dropMedia(handle, it));
      return old.size();
    });
  }

  private int pruneDefinitions(Instant before) {
    return inPages(handle -> {
      List<Definition> old = DefinitionTable.older(handle, before, PAGE);
      for (Definition definition : old) {
        DefinitionTable.delete(handle, definition.film());
        records.renditions().ofFilm(handle, definition.film()).stream()
            .filter(it -> it.state().isFinal())
            .forEach(it -> forget(handle, it));
        records.dropUnneeded(handle, definition.asset());
      }
      return old.size();
    });
  }

  private int pruneStatus(Instant before) {
    return inPages(handle -> {
      List<Rendition> old = records.renditions().unchangedSince(handle, before, PAGE);
      old.forEach(it -> forget(handle, it));
      return old.size();
    });
  }

  private void forget(Handle handle, Rendition rendition) {
    RenditionTable.delete(handle, rendition.id());
    records.dropMedia(handle, rendition);
  }
}
