package io.kinora.media.publish;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopBoxesTest {

  @TempDir
  private Path folder;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream file = new DataOutputStream(bytes);

  private TopBoxesTest box(String type, int told, int content) throws IOException {
    file.writeInt(told);
    file.write(type.getBytes(ISO_8859_1));
    file.write(new byte[content]);
    return this;
  }

  private TopBoxesTest box(String type, int content) throws IOException {
    return box(type, content + 8, content);
  }

  private String fault() throws IOException {
    Path mp4 = Files.write(folder.resolve("a.bin"), bytes.toByteArray());
    try (var channel = Files.newByteChannel(mp4)) {
      return TopBoxes.fault(channel)
          .map(fault -> fault.code().word() + ": " + fault.message())
          .orElse("whole");
    }
  }

  @Test
  void a_file_with_type_index_and_samples_is_whole() throws IOException {
    box("ftyp", 16).box("moov", 100).box("mdat", 50);

    assertThat(fault()).isEqualTo("whole");
  }

  @Test
  void what_may_stand_before_the_type_is_passed_over() throws IOException {
    box("free", 4).box("ftyp", 16).box("mdat", 50).box("moov", 100);

    assertThat(fault()).isEqualTo("whole");
  }

  @Test
  void the_last_box_may_reach_to_the_end_without_a_size() throws IOException {
    box("ftyp", 16).box("moov", 100).box("mdat", 0, 50);

    assertThat(fault()).isEqualTo("whole");
  }

  @Test
  void what_stands_behind_the_film_may_be_anything() throws IOException {
    box("ftyp", 16).box("moov", 100).box("mdat", 50).box("\0\0\0\0", 5, 30);

    assertThat(fault()).isEqualTo("whole");
  }

  @Test
  void an_empty_file_has_no_type() throws IOException {
    assertThat(fault())
        .isEqualTo("invalid_media: The file is not a readable MP4: no ftyp box was found.");
  }

  @Test
  void a_file_of_type_and_samples_alone_has_no_index() throws IOException {
    box("ftyp", 16).box("mdat", 50);

    assertThat(fault())
        .isEqualTo("invalid_media: The file is not a readable MP4: no moov box was found.");
  }

  @Nested
  class WhenTheFileIsCut {

    @Test
    void samples_that_reach_beyond_the_end_tell_it() throws IOException {
      box("ftyp", 16).box("moov", 100).box("mdat", 500, 50);

      assertThat(fault()).startsWith("truncated_media: ").contains("its mdat box");
    }

    @Test
    void samples_that_reach_beyond_the_end_tell_it_before_a_missing_index_does()
        throws IOException {
      box("ftyp", 16).box("mdat", 500, 50);

      assertThat(fault()).startsWith("truncated_media: ");
    }

    @Test
    void a_long_size_counts_too() throws IOException {
      box("ftyp", 16).box("moov", 100).box("mdat", 1, 0);
      file.writeLong(6L << 30);
      file.write(new byte[40]);

      assertThat(fault()).startsWith("truncated_media: ");
    }

    @Test
    void a_begun_fragment_tells_it() throws IOException {
      box("ftyp", 16).box("moov", 100).box("moof", 20).box("mdat", 50).box("moof", 100, 30);

      assertThat(fault()).startsWith("truncated_media: ").contains("its moof box");
    }

    @Test
    void a_few_bytes_where_the_index_should_be_tell_it() throws IOException {
      box("ftyp", 16).box("mdat", 50);
      file.write(new byte[] {0, 0, 1});

      assertThat(fault()).startsWith("truncated_media: ");
    }
  }

  @Test
  void an_impossible_size_is_no_endless_walk() throws IOException {
    box("ftyp", 16).box("free", 3, 30).box("moov", 100);

    assertThat(fault()).contains("a box has an impossible size");
  }

  @Test
  void a_negative_long_size_is_impossible() throws IOException {
    box("ftyp", 16).box("free", 1, 0);
    file.writeLong(Long.MIN_VALUE);
    box("moov", 100);

    assertThat(fault()).contains("a box has an impossible size");
  }
}
