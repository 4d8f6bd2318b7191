package io.kinora.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.engine.task.fake.FakeClock;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.TenantId;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.probe.ProbeResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class FilmFramesTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId OTHER = new TenantId("other");

  @TempDir
  private Path folder;

  private final FakeClock clock = new FakeClock();
  private TestWorkshop workshop;
  private FilmFrames frames;

  @BeforeEach
  void start() {
    workshop = TestWorkshop.in(folder);
    frames = new FilmFrames(workshop.workshop(), clock);
  }

  @AfterEach
  void stop() {
    frames.close();
    workshop.close();
  }

  private Path picture(String colour) {
    return TestMedia.picture(folder.resolve("picture.png"), "color=" + colour + ":s=64x36");
  }

  /// First the picture, then green.
  private ObjectNode wish(Path picture, double time) {
    String film = "<movie service='craftsman-1.0'><body><sequence><effect type='none'"
        + " duration='1'><image filename='" + workshop.address(picture) + "'/></effect>"
        + "<effect type='none' duration='1'><image color='#00ff00'/></effect>"
        + "</sequence></body></movie>";
    return JsonNodeFactory.instance
        .objectNode()
        .put("definition", film)
        .put("time", time)
        .put("profile", "240p")
        .put("format", "png");
  }

  private List<Integer> shown(ObjectNode wish) throws Exception {
    return shown(wish, ACME);
  }

  /// Red, green and blue of the middle of what is shown.
  private List<Integer> shown(ObjectNode wish, TenantId tenant) throws Exception {
    Frames.Shown shown = frames.show(wish, tenant, new StopSignal());
    assertThat(shown.filmLength()).isEqualTo(Duration.ofSeconds(2));
    Path file = Files.write(folder.resolve("shown.png"), shown.bytes());
    assertThat(workshop.probe(file)).isInstanceOf(ProbeResult.Image.class);
    return TestMedia.colourAt(file, 0, 213, 120);
  }

  @Test
  void the_frame_of_a_time_is_shown_and_behind_the_end_the_last_one() throws Exception {
    Path red = picture("red");

    assertThat(shown(wish(red, 0.5)).get(0)).isGreaterThan(230);
    assertThat(shown(wish(red, 1.5)).get(1)).isGreaterThan(230);
    assertThat(shown(wish(red, 100)).get(1)).isGreaterThan(230);
  }

  @Test
  void a_file_is_fetched_once_in_ten_minutes_for_each_tenant() throws Exception {
    shown(wish(picture("red"), 0));

    Path blue = picture("blue");
    assertThat(shown(wish(blue, 0)).get(0)).isGreaterThan(230);
    assertThat(shown(wish(blue, 0), OTHER).get(2)).isGreaterThan(230);

    clock.turn(Duration.ofMinutes(11));
    assertThat(shown(wish(blue, 0)).get(2)).isGreaterThan(230);
  }

  @Test
  void a_file_that_could_not_be_had_is_asked_for_again() throws Exception {
    ObjectNode wish = wish(folder.resolve("picture.png"), 0);
    assertThatThrownBy(() -> frames.show(wish, ACME, new StopSignal()))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("picture.png");

    picture("red");

    assertThat(shown(wish).get(0)).isGreaterThan(230);
  }

  @Test
  void a_definition_that_is_no_film_is_told_with_its_place() {
    ObjectNode wish = wish(folder.resolve("x"), 0)
        .put("definition", "<movie service='craftsman-1.0'>\n<body/></movie>");

    assertThatThrownBy(() -> frames.show(wish, ACME, new StopSignal()))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("line 2, column 1: <body> is empty");
  }

  @Test
  void a_client_who_has_gone_is_not_drawn_for() {
    var stop = new StopSignal();
    stop.stop();

    assertThatThrownBy(() -> frames.show(wish(picture("red"), 0), ACME, stop))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void nothing_is_left_of_frames_when_the_server_stops() throws Exception {
    shown(wish(picture("red"), 0));
    Path work = folder.resolve("work");
    assertThat(work).isNotEmptyDirectory();

    frames.close();

    try (Stream<Path> left = Files.list(work)) {
      assertThat(left).isEmpty();
    }
  }
}
