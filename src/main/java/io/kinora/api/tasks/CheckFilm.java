package io.kinora.api.tasks;

import io.kinora.engine.work.Checked.Right;
import io.kinora.engine.work.Checked.Wrong;
import io.kinora.engine.work.FilmProof;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// The method `check`, an addition of ours: it answers with what is wrong or odd in a film.
final class CheckFilm {

  private final Authentication authentication;

  CheckFilm(Authentication authentication) {
    this.authentication = authentication;
  }

  void answer(TasksRequest request) throws IOException {
    authentication.tenant(request);
    switch (FilmProof.PARAMETERS.check(request.body(), request.version())) {
      case Wrong(Map<String, List<String>> messages) ->
        Answers.sendWrong(request.exchange(), messages);
      case Right(ObjectNode wish) -> Answers.send(request.exchange(), 200, FilmProof.of(wish));
    }
  }
}
