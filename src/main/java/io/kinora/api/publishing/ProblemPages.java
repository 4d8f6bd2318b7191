package io.kinora.api.publishing;

import java.io.IOException;

/// Explains to people what the `type` of a problem means, at `/problems/CODE`.
final class ProblemPages {

  static final String PREFIX = "/problems/";

  private ProblemPages() {}

  static void answer(Call call) throws IOException {
    ProblemCode code = ProblemCode.find(call.name("code"))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).asException());
    call.exchange().send(200, "text/plain; charset=utf-8", """
        %s (%d %s)

        %s
        """.formatted(
            code.title(), code.status(), code.word(), code.advice()));
  }
}
