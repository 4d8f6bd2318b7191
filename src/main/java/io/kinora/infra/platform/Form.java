package io.kinora.infra.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/// Fields as forms send them.
final class Form {

  static final String TYPE = "application/x-www-form-urlencoded";

  private Form() {}

  static String of(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  /// Everything but letters, digits, `-`, `.`, `_` and `~`. RFC 3986, 2.3; RFC 5849, 3.6.
  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
