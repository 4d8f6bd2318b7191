package io.kinora.api.publishing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// An error as the client sees it. Source: RFC 9457, and the publishing contract, section 13.
///
/// @param detail  one sentence about this very request; nothing of our inside
/// @param members what stands besides in the body, in this order
/// @param headers what stands besides in the header of the answer
record Problem(
    ProblemCode code,
    String detail,
    SequencedMap<String, JsonNode> members,
    Map<String, String> headers) {

  Problem {
    members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    headers = Map.copyOf(headers);
  }

  static Problem of(ProblemCode code, String detail) {
    return new Problem(code, detail, new LinkedHashMap<>(), Map.of());
  }

  /// With the words that are the same for all of its kind.
  static Problem of(ProblemCode code) {
    return of(code, code.advice());
  }

  /// A body that is larger than `bytesMax`.
  static Problem tooLarge(long bytesMax) {
    return of(ProblemCode.TOO_LARGE)
        .with("max_size", JsonNodeFactory.instance.numberNode(bytesMax));
  }

  Problem withHeader(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(code, detail, members, more);
  }

  Problem with(String member, JsonNode value) {
    var more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(code, detail, more, headers);
  }

  ProblemException asException() {
    return new ProblemException(this);
  }
}
