package io.kinora.media.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FragmentsTest {

  @TempDir
  private Path folder;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream file = new DataOutputStream(bytes);

  private void box(String type, int contentBytes) throws IOException {
    file.writeInt(8 + contentBytes);
    file.write(type.getBytes(ISO_8859_1));
    file.write(new byte[contentBytes]);
  }

  private String wholeFrom(long offset) throws IOException {
    Path mp4 = Files.write(folder.resolve("a.mp4"), bytes.toByteArray());
    try (var channel = Files.newByteChannel(mp4)) {
      return Fragments.wholeFrom(channel, offset).stream()
          .map(ByteRange::toString)
          .collect(joining(" "));
    }
  }

  @Test
  void a_file_is_its_head_and_then_fragments() throws IOException {
    box("ftyp", 12);
    box("moov", 92);
    box("moof", 32);
    box("mdat", 1_000);
    box("moof", 32);
    box("mdat", 500);

    assertThat(wholeFrom(0)).isEqualTo("120@0 1048@120 548@1168");
    assertThat(wholeFrom(120)).isEqualTo("1048@120 548@1168");
    assertThat(wholeFrom(1716)).isEmpty();
  }

  @Test
  void what_is_still_being_written_is_not_among_them() throws IOException {
    assertThat(wholeFrom(0)).isEmpty();
    box("ftyp", 12);
    file.writeInt(100);
    assertThat(wholeFrom(0)).isEmpty();
    file.write("moov".getBytes(ISO_8859_1));
    file.write(new byte[91]);
    assertThat(wholeFrom(0)).isEmpty();
    file.write(new byte[1]);
    assertThat(wholeFrom(0)).isEqualTo("120@0");

    box("moof", 32);

    assertThat(wholeFrom(0)).isEqualTo("120@0");
  }

  @Test
  void a_box_may_have_a_long_size() throws IOException {
    file.writeInt(1);
    file.write("mdat".getBytes(ISO_8859_1));
    file.writeInt(0);
    assertThat(wholeFrom(0)).isEmpty();
    file.writeInt(20);
    file.write(new byte[3]);
    assertThat(wholeFrom(0)).isEmpty();
    file.write(new byte[1]);

    assertThat(wholeFrom(0)).isEqualTo("20@0");
  }

  @Test
  void what_has_no_size_yet_is_still_being_written() throws IOException {
    box("moov", 12);
    file.writeInt(0);
    file.write("moof".getBytes(ISO_8859_1));

    assertThat(wholeFrom(0)).isEqualTo("20@0");
    assertThat(wholeFrom(20)).isEmpty();
  }
}
