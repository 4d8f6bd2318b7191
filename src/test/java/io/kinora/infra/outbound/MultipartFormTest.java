package io.kinora.infra.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.outbound.MultipartForm.FilePart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class MultipartFormTest {

  private static final URI TARGET = URI.create("http://example.com/form");

  @Test
  void fields_stand_before_the_file_each_behind_a_boundary() throws IOException {
    var fields = new LinkedHashMap<String, String>();
    fields.put("phase", "one");
    fields.put("start", "0");

    Call call = form(fields, "a b.mp4").post(TARGET);

    assertThat(call.method() + " " + call.target()).isEqualTo("POST http://example.com/form");
    String boundary = Objects.requireNonNull(call.headers().get("Content-Type"))
        .replace("multipart/form-data; boundary=", "");
    assertThat(written(call).replace(boundary, "BOUNDARY").replace("\r\n", "\n"))
        .isEqualTo("""
            --BOUNDARY
            Content-Disposition: form-data; name="phase"

            one
            --BOUNDARY
            Content-Disposition: form-data; name="start"

            0
            --BOUNDARY
            Content-Disposition: form-data; name="file"; filename="a b.mp4"
            Content-Type: video/mp4

            bytes
            --BOUNDARY--
            """);
  }

  @Test
  void no_name_of_a_file_ends_its_header() throws IOException {
    assertThat(written(form(new LinkedHashMap<>(), "a\"\r\nX: y.mp4").post(TARGET)))
        .contains("filename=\"a%22%0D%0AX: y.mp4\"\r\nContent-Type");
  }

  private static MultipartForm form(SequencedMap<String, String> fields, String filename) {
    return new MultipartForm(
        fields, new FilePart("file", filename, "video/mp4", Call.Bytes.of("bytes")));
  }

  private static String written(Call call) throws IOException {
    var out = new ByteArrayOutputStream();
    for (Call.Part part : call.parts()) {
      part.writeTo(out);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
