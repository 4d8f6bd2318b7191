package io.kinora.infra.outbound;

import io.kinora.infra.base.RandomKey;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A form with a file, as browsers send it. Source: RFC 7578.
///
/// @param fields that stand before the file, in order; names and values are ours
public record MultipartForm(SequencedMap<String, String> fields, FilePart file) {

  private static final int BOUNDARY_LETTERS = 40;

  /// The file of a form.
  ///
  /// @param name     of its field
  /// @param filename as the receiver is told; it may have any signs
  public record FilePart(String name, String filename, String contentType, Call.Part bytes) {

    private String head() {
      return disposition(name) + "; filename=\"" + escaped(filename) + "\"\r\nContent-Type: "
          + contentType + "\r\n\r\n";
    }

    /// As browsers do it: a backslash, or an encoding of its own, few receivers undo.
    private static String escaped(String text) {
      return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
  }

  /// The request that posts it.
  public Call post(URI target) {
    String boundary = RandomKey.ofLetters(BOUNDARY_LETTERS);
    var head = new StringBuilder();
    fields.forEach((name, value) ->
        head.append("--" + boundary + "\r\n" + disposition(name) + "\r\n\r\n" + value + "\r\n"));
    head.append("--" + boundary + "\r\n" + file.head());
    return new Call(
        "POST",
        target,
        Map.of("Content-Type", "multipart/form-data; boundary=" + boundary),
        List.of(
            Call.Bytes.of(head.toString()),
            file.bytes(),
            Call.Bytes.of("\r\n--" + boundary + "--\r\n")));
  }

  private static String disposition(String name) {
    return "Content-Disposition: form-data; name=\"" + name + "\"";
  }
}
