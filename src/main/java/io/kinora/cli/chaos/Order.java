package io.kinora.cli.chaos;

import java.io.IOException;

/// What a server has promised to do: it gave a key for it.
///
/// @param name no other order has it
/// @param kind for the report, such as `panda video`
/// @param hasCallback whether news of its end was asked for, under its name
record Order(String name, String kind, boolean hasCallback, Question question) {

  /// How an order stands.
  sealed interface Standing {

    record Open(int percent) implements Standing {}

    record Good() implements Standing {}

    /// @param text what is said of it
    record Bad(String text) implements Standing {}
  }

  /// Asks how it stands.
  @FunctionalInterface
  interface Question {
    Standing ask() throws IOException, InterruptedException;
  }
}
