package io.kinora.engine.film;

import io.kinora.engine.letter.LetterBox;
import io.kinora.infra.outbound.Deliveries;
import java.time.Duration;
import java.util.List;

/// How customers are told what becomes of their films.
///
/// Source: the factory contract, section 9.
public final class FilmNotices {

  private static final String NAME = "film-notice";

  private static final LetterBox.Rules RULES = new LetterBox.Rules(
      Duration.ofSeconds(10),
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(25)));

  private FilmNotices() {}

  public static LetterBox box(FilmRecords records, Deliveries deliveries) {
    return new LetterBox(
        NAME, RULES, records.database(), records.vault(), deliveries, records.clock());
  }
}
