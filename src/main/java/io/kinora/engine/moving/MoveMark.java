package io.kinora.engine.moving;

import java.time.Instant;
import java.util.Locale;

/// What a database says of a move of its installation.
///
/// @param move      a word that both sides have
/// @param otherSide for people: where it goes to, or comes from; without secrets
public record MoveMark(String move, State state, String otherSide, Instant changed) {

  /// How far it is, seen from this side.
  public enum State {
    /// Its files are being copied. Work goes on here.
    LEAVING,
    /// All is on the other side, or about to be: nobody may work here.
    LEFT,
    /// It is not all there yet: nobody may work here.
    ARRIVING,
    /// All came here.
    ARRIVED,
    /// The database stays, its files are elsewhere.
    REHOUSED;

    /// As it stands in the database.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  MoveMark in(State next, Instant now) {
    return new MoveMark(move, next, otherSide, now);
  }
}
