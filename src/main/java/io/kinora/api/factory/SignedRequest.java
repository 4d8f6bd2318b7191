package io.kinora.api.factory;

import io.kinora.api.http.Exchange;
import io.kinora.api.http.QueryParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// What of a request is signed, and by whom.
///
/// Source: the factory contract, sections 3.1 and 3.2.
///
/// @param path        as it came, without query and without credentials
/// @param segments    of that path, decoded, behind the service
/// @param contentMd5  the header; empty where there is none
/// @param contentType the header; empty where there is none
/// @param parameters  those that are signed, in their order
/// @param credentials none where one of them is missing
record SignedRequest(
    String method,
    String path,
    List<String> segments,
    String contentMd5,
    String contentType,
    List<QueryParameters.Parameter> parameters,
    Optional<Credentials> credentials) {

  /// No other parameter is ever signed.
  static final List<String> SIGNED = List.of("Marker", "MaxKeys");

  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-fA-F]{40}");
  private static final Pattern INTEGER = Pattern.compile("[0-9]{1,12}");

  /// Access key, signature and date are the last three segments.
  private static final int INLINE_SEGMENTS = 3;

  /// Who says he signed, when, and how that looks.
  record Credentials(String accessKey, String signature, String date) {}

  SignedRequest {
    segments = List.copyOf(segments);
    parameters = List.copyOf(parameters);
  }

  static SignedRequest of(Exchange exchange) {
    QueryParameters query = exchange.query();
    Optional<Credentials> credentials = credentials(query);
    String path = exchange.rawPath();
    List<String> segments = exchange.segments();
    List<String> raw = List.of(path.replaceAll("^/+|/+$", "").split("/+"));
    if (credentials.isEmpty() && exchange.method().equals("GET")) {
      credentials = inline(raw);
      if (credentials.isPresent()) {
        int count = raw.size() - INLINE_SEGMENTS;
        path = "/" + String.join("/", raw.subList(0, count)) + "/";
        segments = segments.subList(0, count);
      }
    }
    return new SignedRequest(
        exchange.method(),
        path,
        segments.subList(Math.min(1, segments.size()), segments.size()),
        Objects.requireNonNullElse(exchange.header("Content-MD5"), ""),
        Objects.requireNonNullElse(exchange.header("Content-Type"), ""),
        signed(query),
        credentials);
  }

  private static Optional<Credentials> credentials(QueryParameters query) {
    return query
        .find("AccessKey")
        .flatMap(key -> query
            .find("Signature")
            .flatMap(signature ->
                query.find("Date").map(date -> new Credentials(key, signature, date))));
  }

  private static Optional<Credentials> inline(List<String> segments) {
    if (segments.size() <= INLINE_SEGMENTS) {
      return Optional.empty();
    }
    List<String> last = segments.subList(segments.size() - INLINE_SEGMENTS, segments.size());
    boolean areThey =
        SIGNATURE.matcher(last.get(1)).matches() && INTEGER.matcher(last.get(2)).matches();
    return areThey
        ? Optional.of(new Credentials(last.get(0), last.get(1), last.get(2)))
        : Optional.empty();
  }

  private static List<QueryParameters.Parameter> signed(QueryParameters query) {
    var signed = new ArrayList<QueryParameters.Parameter>();
    for (String name : SIGNED) {
      query.find(name).ifPresent(value -> signed.add(new QueryParameters.Parameter(name, value)));
    }
    return signed;
  }

  /// What the signature is made of.
  String text(String date, String type) {
    var text = new StringBuilder();
    for (String field : List.of(method, contentMd5, type, date, path)) {
      text.append(field).append('\n');
    }
    parameters.forEach(
        it -> text.append(it.name()).append('\n').append(it.value()).append('\n'));
    return text.toString();
  }
}
