package io.kinora.api.openapi;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A request that was sent, and what came back. Names of headers are found in any case.
///
/// @param target   path and query
/// @param sentText the body, where it is text
public record Seen(
    String method,
    String target,
    Map<String, String> sent,
    String sentText,
    int status,
    Map<String, String> headers,
    String body) {

  public Seen {
    sent = inAnyCase(sent);
    headers = inAnyCase(headers);
  }

  private static Map<String, String> inAnyCase(Map<String, String> headers) {
    var copy = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return copy;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// The media type of the answer; empty where it has none.
  String type() {
    return bare(headers.getOrDefault("Content-Type", ""));
  }

  /// That of the request.
  String sentType() {
    return bare(sent.getOrDefault("Content-Type", ""));
  }

  private static String bare(String type) {
    return type.split(";", 2)[0].strip();
  }

  String path() {
    return target.split("\\?", 2)[0];
  }

  String query() {
    String[] parts = target.split("\\?", 2);
    return parts.length == 1 ? "" : parts[1];
  }

  @Override
  public String toString() {
    return method + " " + target + " → " + status;
  }
}
