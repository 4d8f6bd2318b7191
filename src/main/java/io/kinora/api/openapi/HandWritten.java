package io.kinora.api.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The parts of OpenAPI documents that are written by hand: JSON that lies beside the code of its
/// dialect, with words in the places of what is known only once a server runs.
public final class HandWritten {

  private static final JsonMapper JSON = JsonMapper.shared();

  private HandWritten() {}

  /// @param owner the class that the file lies beside
  /// @param words what stands for what, such as an address for `@origin@`; fit for JSON as it is
  public static ObjectNode read(Class<?> owner, String file, Map<String, String> words) {
    String text = text(owner, file);
    for (Map.Entry<String, String> word : words.entrySet()) {
      text = text.replace(word.getKey(), word.getValue());
    }
    return (ObjectNode) JSON.readTree(text);
  }

  private static String text(Class<?> owner, String file) {
    try (InputStream bytes = Objects.requireNonNull(owner.getResourceAsStream(file))) {
      return new String(bytes.readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
