package io.kinora.engine.work;

import io.kinora.media.sxml.Film;
import io.kinora.media.sxml.FilmReader;
import io.kinora.media.sxml.InvalidFilmException;
import io.kinora.media.sxml.Problem;
import io.kinora.media.sxml.Strictness;
import io.kinora.media.timeline.TimelineSolver;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a film definition for who writes it, without its files: what is wrong, and what is odd.
public final class FilmProof {

  public static final Parameters PARAMETERS = Parameters.of(
      Parameter.string("definition", "The film, in SXML.").required(),
      Parameter.string("mode", "What is let pass: in the strict ones warnings are errors.")
          .orElse(Strictness.LENIENT.word())
          .oneOf(Arrays.stream(Strictness.values()).map(Strictness::word).toList()));

  private FilmProof() {}

  /// Whether the film is right, and all problems, in the order of the document.
  ///
  /// @param wish as [#PARAMETERS] let it pass
  public static ObjectNode of(ObjectNode wish) {
    List<Problem> problems = problems(wish);
    ObjectNode proof = JsonNodeFactory.instance.objectNode();
    proof.put("right", problems.stream().noneMatch(Problem::isError));
    ArrayNode list = proof.putArray("problems");
    problems.stream().map(Problem::json).forEach(list::add);
    return proof;
  }

  private static List<Problem> problems(ObjectNode wish) {
    try {
      Film film = FilmReader.read(wish.path("definition").asString(), strictness(wish));
      TimelineSolver.solve(film, _ -> Optional.empty());
      return film.warnings();
    } catch (InvalidFilmException invalid) {
      return invalid.problems();
    }
  }

  private static Strictness strictness(ObjectNode wish) {
    String word = wish.path("mode").asString();
    return Arrays.stream(Strictness.values())
        .filter(it -> it.word().equals(word))
        .findFirst()
        .orElseThrow();
  }
}
