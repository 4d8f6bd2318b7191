package io.kinora.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A customer of Flix Cloud has a video fetched by FTP, made by a recipe with watermark and
/// thumbnails, and brought to him by SFTP; by real HTTP on a real server.
///
/// Source: the flixcloud contract.
@Timeout(180)
class FlixcloudJourneyTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir
  private Path folder;

  private Path from = Path.of("");
  private Path to = Path.of("");
  private FileSites sites;
  private Neighbour customer;
  private Kinora kinora;

  @BeforeEach
  void start() throws IOException {
    from = Files.createDirectory(folder.resolve("from"));
    to = Files.createDirectory(folder.resolve("to"));
    TestMedia.clip(from.resolve("in.mp4"), "color=red:size=320x180:rate=25", 3);
    TestMedia.picture(from.resolve("logo.png"), "color=0x00FF00:size=40x20");
    sites = new FileSites(from, to);
    customer = Neighbour.with(from);
    kinora = Kinora.serve(folder.resolve("data"), 0);
  }

  @AfterEach
  void stop() throws IOException {
    kinora.close();
    customer.close();
    sites.close();
  }

  private String location(String name, String url) {
    return "<" + name + "><url>" + url + "</url><parameters><user>" + FileSites.USER
        + "</user><password>" + FileSites.PASSWORD + "</password></parameters>";
  }

  /// The number of a new job.
  private long job(String input) throws Exception {
    String xml = "<?xml version=\"1.0\"?><api-request><api-key>" + Kinora.FLIXCLOUD_KEY
        + "</api-key><recipe-name>mpg2avi</recipe-name><file-locations>"
        + location("input", sites.ftp(input)) + "</input>"
        + location("output", sites.sftp("new folder/out.flv")) + "</output>"
        + "<watermark><url>" + customer.address("logo.png") + "</url></watermark>"
        + location("thumbnails", sites.sftp("thumbs/")) + "<prefix>t_</prefix></thumbnails>"
        + "</file-locations><notification-url>" + customer.address("callback")
        + "</notification-url><pass-through>666</pass-through></api-request>";
    var request = HttpRequest.newBuilder(kinora.at("/jobs"))
        .header("Content-Type", "application/xml")
        .POST(BodyPublishers.ofString(xml))
        .build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Long.parseLong(
        answer.body().replaceAll("(?s).*<id type=\"integer\">([0-9]+)</id>.*", "$1"));
  }

  private String status(long job) throws Exception {
    var request = HttpRequest.newBuilder(kinora.at("/jobs/" + job + "/status"))
        .header("Authorization", Kinora.basic("user", Kinora.FLIXCLOUD_KEY))
        .build();
    return CLIENT.send(request, BodyHandlers.ofString()).body();
  }

  private void awaitState(long job, String state) throws Exception {
    String seen = status(job);
    while (!seen.contains("<task-state>" + state + "<")) {
      assertThat(seen).doesNotContain("<task-state>failed_job", "<task-state>cancelled_job");
      seen = status(job);
    }
  }

  @Test
  void a_video_comes_by_ftp_and_goes_by_sftp_with_watermark_thumbnails_and_notice()
      throws Exception {
    long job = job("in.mp4");

    String notice = customer.callbacks().take();

    assertThat(notice)
        .contains(
            "<id type=\"integer\">" + job + "</id>",
            "<pass-through>666</pass-through>",
            "<state>successful_job</state>",
            "<number_of_thumbnails>2</number_of_thumbnails>",
            "<width>160</width>")
        .doesNotContain(FileSites.PASSWORD);
    awaitState(job, "successful_job");
    Path made = to.resolve("new folder/out.flv");
    assertThat(TestMedia.fact(made, "stream=codec_name,width")).isEqualTo("flv1,160");
    List<Integer> marked = TestMedia.colourAt(made, 1, 30, 20);
    assertThat(marked.get(1)).isGreaterThan(180);
    assertThat(namesIn(to)).containsExactlyInAnyOrder("out.flv", "t_0001.png", "t_0002.png");
    assertThat(customer.callbacks()).isEmpty();
  }

  @Test
  void a_job_that_was_killed_with_its_server_is_gone_on_with() throws Exception {
    TestMedia.clip(from.resolve("long.mp4"), "testsrc2=size=1280x720:rate=25", 20);
    long job = job("long.mp4");
    awaitState(job, "transcoding");

    int port = kinora.port();
    kinora.kill();
    kinora = Kinora.serve(folder.resolve("data"), port);

    awaitState(job, "successful_job");
    assertThat(customer.callbacks().take()).contains("<state>successful_job</state>");
    assertThat(namesIn(to)).containsExactlyInAnyOrder("out.flv", "t_0001.png", "t_0002.png");
  }

  @Test
  void jobs_that_fail_say_why_and_show_no_password_anywhere() throws Exception {
    long missing = job("missing.mp4");
    assertFailed(missing, "Input file could not be downloaded: " + sites.ftp("missing.mp4"));

    Files.writeString(from.resolve("text.mp4"), "no film");
    assertFailed(job("text.mp4"), "Input file could not be recognized");

    sites.changePassword();
    long refused = job("in.mp4");
    assertFailed(refused, "Input file could not be downloaded: " + sites.ftp("in.mp4"));

    assertThat(kinora.stop()).isZero();
    assertThat(kinora.log()).contains("Kinora").doesNotContain(FileSites.PASSWORD);
    for (Path file : filesIn(folder.resolve("data"))) {
      assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
          .as(file.toString())
          .doesNotContain(FileSites.PASSWORD);
    }
  }

  private void assertFailed(long job, String error) throws Exception {
    assertThat(customer.callbacks().take())
        .contains(
            "<id type=\"integer\">" + job + "</id>",
            "<state>failed_job</state>",
            "<error-message>" + error)
        .doesNotContain(FileSites.PASSWORD);
    assertThat(status(job))
        .contains("<task-state>failed_job</task-state>", "<state>failed</state>")
        .doesNotContain(FileSites.PASSWORD);
  }

  private static List<String> namesIn(Path root) throws IOException {
    return filesIn(root).stream().map(it -> it.getFileName().toString()).toList();
  }

  private static List<Path> filesIn(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(it -> !it.toString().contains("/cache/"))
          .toList();
    }
  }
}
