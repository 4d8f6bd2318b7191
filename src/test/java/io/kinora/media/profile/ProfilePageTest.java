package io.kinora.media.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The page of the manual has a row for each profile.
class ProfilePageTest {

  private static final Path PAGE = Path.of("docs/profiles.md");
  private static final String HEAD = """
      | name | size | shown | frames a second | pictures | sound | ending |
      |---|---|---|---|---|---|---|
      """;

  /// When it fails, a profile has changed: run it with `-Dwrite=docs` to renew the table.
  @Test
  void the_table_of_the_manual_is_made_from_the_catalogue() throws IOException {
    String page = Files.readString(PAGE);
    String words = page.substring(0, page.indexOf(HEAD));
    String renewed = words
        + HEAD
        + Profile.all().stream().map(ProfilePageTest::row).collect(Collectors.joining());
    if ("docs".equals(System.getProperty("write"))) {
      Files.writeString(PAGE, renewed);
    }

    assertThat(Files.readString(PAGE))
        .as("renew it: mvn test -Dtest=ProfilePageTest -Dwrite=docs")
        .isEqualTo(renewed);
  }

  private static String row(Profile profile) {
    Format format = profile.format();
    return String.join(
        " | ",
        "| `" + profile.name() + "`",
        profile.width() + "×" + profile.height(),
        profile.shape().isWide() ? "16:9" : "square pixels",
        rate(profile.frameRate()),
        format.pictures().probedName() + ", " + profile.videoKbit() + " kbit/s",
        format.sound().probedName() + ", " + profile.audioKbit() + " kbit/s",
        "." + format.container().extension() + " |\n");
  }

  private static String rate(FrameRate rate) {
    return switch (rate.seconds()) {
      case 1 -> String.valueOf(rate.frames());
      case 2 -> String.valueOf(rate.perSecond());
      default -> rate.toString();
    };
  }
}
