package io.kinora.api.publishing;

import static io.kinora.api.publishing.ProblemCode.BAD_REQUEST;
import static io.kinora.api.publishing.ProblemCode.INSUFFICIENT_SCOPE;
import static io.kinora.api.publishing.ProblemCode.INTERNAL;
import static io.kinora.api.publishing.ProblemCode.RATE_LIMITED;
import static io.kinora.api.publishing.ProblemCode.UNAUTHORIZED;
import static io.kinora.api.publishing.ProblemCode.UNAVAILABLE;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Completes operations that were written by hand: who may ask, which errors there are, and what
/// all answers have. The words that begin with `x-` say what is to be added, and go.
///
/// @param components where they refer to
record OpenApiOperation(ObjectNode components, OpenApiProblems problems) {

  /// The scope that is needed; without it no credential is.
  static final String SCOPE = "x-scope";

  /// No credential is needed, but one that comes must be good.
  static final String DELEGATED = "x-delegated";

  private static final String PROBLEMS = "x-problems";
  private static final String HEADERS = "x-headers";

  private static final List<String> COMMON = List.of("X-Request-Id", "Cache-Control");
  private static final List<String> OF_CALLERS = List.of("RateLimit", "RateLimit-Policy");

  /// Who may ask.
  private enum Asker {
    ANYBODY,
    /// One who was given the address; a credential that comes must be good.
    DELEGATE,
    CALLER;

    static Asker of(ObjectNode operation) {
      if (operation.has(SCOPE)) {
        return CALLER;
      }
      return operation.has(DELEGATED) ? DELEGATE : ANYBODY;
    }

    /// What goes wrong with credentials.
    List<ProblemCode> problems() {
      return switch (this) {
        case ANYBODY -> List.of();
        case DELEGATE -> List.of(UNAUTHORIZED, RATE_LIMITED);
        case CALLER -> List.of(UNAUTHORIZED, INSUFFICIENT_SCOPE, RATE_LIMITED);
      };
    }
  }

  void complete(ObjectNode operation) {
    Asker asker = Asker.of(operation);
    List<String> headers = headers(operation, asker);
    putSecurity(operation);
    parameters(operation).addObject().put("$ref", "#/components/parameters/RequestId");
    var responses = (ObjectNode) operation.path("responses");
    responses.forEach(response -> addHeaders(response, headers));
    putProblems(responses, codes(operation, asker), headers);
    operation.remove(List.of(SCOPE, DELEGATED, PROBLEMS, HEADERS));
  }

  private static List<String> headers(ObjectNode operation, Asker asker) {
    var headers = new ArrayList<>(COMMON);
    if (asker != Asker.ANYBODY) {
      headers.addAll(OF_CALLERS);
    }
    operation.path(HEADERS).forEach(it -> headers.add(it.asString()));
    return headers;
  }

  private static void putSecurity(ObjectNode operation) {
    if (operation.has("security")) {
      return;
    }
    ArrayNode security = operation.putArray("security");
    if (operation.has(SCOPE)) {
      security.addObject().putArray("oauth2").add(operation.path(SCOPE).asString());
      security.addObject().putArray("bearer");
      security.addObject().putArray("apiKey");
    }
  }

  private static ArrayNode parameters(ObjectNode operation) {
    return operation.path("parameters") instanceof ArrayNode array
        ? array
        : operation.putArray("parameters");
  }

  /// In the order of their statuses.
  private static Set<ProblemCode> codes(ObjectNode operation, Asker asker) {
    var codes = EnumSet.of(BAD_REQUEST, INTERNAL, UNAVAILABLE);
    codes.addAll(asker.problems());
    operation
        .path(PROBLEMS)
        .forEach(word -> codes.add(ProblemCode.find(word.asString()).orElseThrow()));
    return codes;
  }

  private void putProblems(ObjectNode responses, Set<ProblemCode> codes, List<String> headers) {
    var byStatus = new TreeMap<Integer, List<ProblemCode>>();
    codes.forEach(
        code -> byStatus.computeIfAbsent(code.status(), _ -> new ArrayList<>()).add(code));
    byStatus.forEach((status, same) -> {
      if (resolved(responses.path(status.toString())) instanceof ObjectNode written) {
        merge(written, problems.response(same)); // OAuth has words of its own for its errors.
      } else {
        responses.set(status.toString(), response(same, headers));
      }
    });
  }

  /// One that is of a single code is the same for many operations, and stands once.
  private ObjectNode response(List<ProblemCode> codes, List<String> headers) {
    ObjectNode response = problems.response(codes);
    addHeaders(response, headers);
    if (codes.size() > 1) {
      return response;
    }
    String name = OpenApiProblems.name(codes.getFirst()) + suffix(headers);
    ((ObjectNode) components.path("responses")).set(name, response);
    return response.objectNode().put("$ref", "#/components/responses/" + name);
  }

  /// Tells apart answers that have other headers, such as `ForAllPragma`.
  private static String suffix(List<String> headers) {
    return Stream.concat(
            Stream.of(headers.contains("RateLimit") ? "" : "ForAll"),
            headers.stream()
                .filter(it -> !COMMON.contains(it) && !OF_CALLERS.contains(it))
                .map(OpenApiOperation::component))
        .collect(Collectors.joining());
  }

  private static void merge(ObjectNode written, ObjectNode problem) {
    ((ObjectNode) written.path("content")).setAll((ObjectNode) problem.path("content"));
    ((ObjectNode) written.path("headers")).setAll((ObjectNode) problem.path("headers"));
  }

  private JsonNode resolved(JsonNode response) {
    JsonNode reference = response.path("$ref");
    return reference.isString()
        ? components.at(reference.asString().substring("#/components".length()))
        : response;
  }

  private void addHeaders(JsonNode response, List<String> names) {
    ObjectNode headers = ((ObjectNode) resolved(response)).withObjectProperty("headers");
    names.forEach(
        name -> headers.putObject(name).put("$ref", OpenApiProblems.HEADER + component(name)));
  }

  /// What a header is called among the components, such as `RequestId` for `X-Request-Id`.
  private static String component(String header) {
    String name = header.startsWith("X-") ? header.substring(2) : header;
    return name.replace("-", "");
  }
}
