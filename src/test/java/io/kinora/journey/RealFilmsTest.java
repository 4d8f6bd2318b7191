package io.kinora.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.FrameRate;
import io.kinora.media.profile.Profile;
import io.kinora.media.profile.Shape;
import io.kinora.media.render.FilmRenderer;
import io.kinora.media.render.PlannedFilm;
import io.kinora.media.render.RenderSettings;
import io.kinora.media.sxml.FileNames.Named;
import io.kinora.media.sxml.FilmReader;
import io.kinora.media.sxml.InvalidFilmException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Real documents of the old service become films of their known lengths. Their media are lost:
/// generated ones stand in, clips of 12 s and sounds of 60 s.
class RealFilmsTest {

  private static final Path FOLDER = Path.of("../shared/spec/sxml-samples");

  /// What calls for the films themselves, such as the check of a clean clone: where it is set, a
  /// missing folder is a failure.
  private static final String REQUIRED = "KINORA_REAL_FILMS";

  private static final StopSignal NEVER = new StopSignal();

  /// Small and slow: films of 24 minutes together are drawn.
  private static final Profile PROFILE = small(Profile.find("240p").orElseThrow());

  @TempDir
  private static Path folder;

  private static Path picture = Path.of("");
  private static Path clip = Path.of("");
  private static Path cover = Path.of("");
  private static Path sound = Path.of("");
  private static Path font = Path.of("");

  private final Prober prober = new Prober(TestMedia.runner(), ProbeLimits.USUAL);
  private final FilmRenderer renderer = new FilmRenderer(
      TestMedia.runner(), prober, TestMedia.CACHE, RenderSettings.of("ultrafast", 2));

  private static Profile small(Profile usual) {
    return new Profile(
        "small", Shape.square(192, 108), new FrameRate(5, 1), usual.rates(), usual.format());
  }

  @BeforeAll
  static void makeMedia() throws IOException {
    assumeTrue(
        Files.isDirectory(FOLDER) || "required".equals(System.getenv(REQUIRED)),
        "the folder of real films is not here");
    picture = TestMedia.picture(folder.resolve("picture.jpg"), "testsrc2=s=320x240");
    clip = TestMedia.clip(folder.resolve("clip.mp4"), "testsrc2=s=160x120:r=10", 12);
    cover = TestMedia.made(
        folder.resolve("cover.mov"),
        "-filter_complex testsrc2=s=160x120:r=10:alpha=128,format=argb -t 12 -c:v qtrle");
    sound = TestMedia.sound(folder.resolve("sound.wav"), "sine=frequency=330:duration=60");
    font = folder.resolve("font.ttf");
    try (InputStream bytes = Objects.requireNonNull(
        RealFilmsTest.class.getResourceAsStream("/liberation/LiberationSerif-Regular.ttf"))) {
      Files.copy(bytes, font);
    }
  }

  @TestFactory
  Stream<DynamicTest> a_real_film_is_made_in_its_known_length() throws IOException {
    List<String> rows = Files.readAllLines(FOLDER.resolve("MANIFEST.md")).stream()
        .filter(line -> line.startsWith("| ") && line.contains(".xml |"))
        .toList();
    assertThat(rows).hasSize(91);
    return rows.stream()
        .map(row -> row.split("\\|", -1))
        .map(cells -> DynamicTest.dynamicTest(cells[1].strip(), () -> make(cells)));
  }

  private void make(String[] cells) throws IOException {
    String document = Files.readString(FOLDER.resolve(cells[1].strip()));
    if (cells[1].contains("invalid")) {
      assertThatThrownBy(() -> FilmReader.read(document))
          .isInstanceOf(InvalidFilmException.class)
          .hasMessageContaining("line");
      return;
    }
    Path file = folder.resolve("film.mp4");
    PlannedFilm film =
        renderer.plan(FilmReader.read(document), named -> standIn(named, cells[5]), PROFILE, NEVER);
    try (var work = WorkFolder.in(folder.resolve("work"))) {
      renderer.render(film, file, work, NEVER, (_, _) -> {});
    }
    check(file, cells[6].strip());
  }

  private void check(Path file, String length) {
    assertThat(prober.probe(file, "film", NEVER))
        .isInstanceOfSatisfying(ProbeResult.Video.class, video -> {
          assertThat(video.sound()).isPresent();
          if (!length.equals("–")) { // Else a widget that is lost decides.
            double frame = 1 / PROFILE.frameRate().perSecond();
            assertThat(video.length().toMillis() / 1e3)
                .isCloseTo(Double.parseDouble(length), within(frame));
          }
        });
  }

  private static Path standIn(Named named, String needs) {
    return switch (named.kind()) {
      case IMAGE -> picture;
      case VIDEO -> needs.contains("(alpha)") ? cover : clip;
      case AUDIO -> named.filename().matches("(?i).*\\.(mp4|mov|flv)") ? clip : sound;
      case FONT -> font;
    };
  }
}
