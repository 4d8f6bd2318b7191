package io.kinora.api.publishing;

import java.io.IOException;

/// Answers the calls of one route.
@FunctionalInterface
interface Handler {

  /// @throws ProblemException before anything was sent, where it is to be answered with that
  void answer(Call call) throws IOException;
}
