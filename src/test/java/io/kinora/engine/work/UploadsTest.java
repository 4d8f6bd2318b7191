package io.kinora.engine.work;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.kinora.engine.connection.Connection;
import io.kinora.engine.connection.Connectors;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.platform.Platform;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tasks contract, sections 9 and 10: videos that go to platforms. How a platform takes them is
/// the test of its own class.
class UploadsTest {

  private static final TenantId TENANT = new TenantId("test");

  private static final String YOUTUBE =
      "\"title\":\"Dragons\",\"access_token\":\"hush-token\",\"developer_key\":\"hush-key\"";

  @RegisterExtension
  static final WireMockExtension WEB = WireMockExtension.newInstance()
      .options(options().dynamicPort().bindAddress("127.0.0.1"))
      .build();

  @TempDir
  private Path folder;

  private TestWorkshop workshop;
  private Path video;

  @BeforeEach
  void open() {
    workshop = TestWorkshop.in(folder, URI.create("http://127.0.0.1:" + WEB.getPort()));
    video = TestMedia.clip(folder.resolve("in.mp4"), "color=0xC00000:size=64x48", 1);
    youTubeTakesAll();
  }

  @AfterEach
  void close() {
    assertThat(workshop.leftovers()).isEmpty();
    workshop.close();
  }

  private static void youTubeTakesAll() {
    WEB.stubFor(post(urlPathEqualTo("/youtube/videos"))
        .willReturn(aResponse()
            .withHeader("Location", "http://127.0.0.1:" + WEB.getPort() + "/hush-session")));
    WEB.stubFor(put("/hush-session").willReturn(aResponse().withBody("{\"id\":\"abc\"}")));
  }

  @Nested
  class ByKind {

    @Test
    void a_video_goes_to_youtube() throws InterruptedException {
      TestWorkshop.Done done = workshop.run("video.upload.youtube", video, YOUTUBE);

      assertThat(done.result().toString())
          .isEqualTo("{\"duration\":1.0,\"output\":\"http://www.youtube.com/watch?v=abc\"}");
      assertThat(done.percents()).containsExactly(0, 99);
      WEB.verify(putRequestedFor(anyUrl())
          .withHeader("Content-Range", matching("bytes 0-\\d+/\\d+"))
          .withHeader("Authorization", equalTo("Bearer hush-token")));
    }

    @Test
    void a_video_goes_to_vimeo() throws Exception {
      WEB.stubFor(
          post("/vimeo/me/videos").willReturn(aResponse().withBody("""
          {"uri": "/videos/7", "link": "https://vimeo.com/7", "upload":
            {"upload_link": "http://127.0.0.1:%d/tus"}}""".formatted(WEB.getPort()))));
      WEB.stubFor(patch(urlEqualTo("/tus"))
          .willReturn(
              aResponse().withStatus(204).withHeader("Upload-Offset", "" + Files.size(video))));
      WEB.stubFor(get(urlPathEqualTo("/vimeo/me"))
          .willReturn(aResponse().withBody("{\"upload_quota\":{\"space\":{\"free\":5}}}")));

      TestWorkshop.Done done =
          workshop.run("video.upload.vimeo", video, "\"oauth2_token\":\"hush-token\"");

      assertThat(done.result().toString())
          .isEqualTo("{\"duration\":1.0,\"free_space\":5,\"uploaded_file_size\":"
              + Files.size(video) + ",\"output\":\"https://vimeo.com/7\"}");
    }

    @Test
    void a_video_goes_to_facebook() throws Exception {
      long size = Files.size(video);
      WEB.stubFor(post("/facebook/me/videos")
          .willReturn(aResponse()
              .withBody("{\"start_offset\":\"" + size + "\",\"end_offset\":\"" + size + "\"}")));
      WEB.stubFor(post("/facebook/me/videos")
          .withFormParam("upload_phase", equalTo("start"))
          .willReturn(aResponse()
              .withBody("{\"upload_session_id\":\"1\",\"video_id\":\"2\",\"start_offset\":\"0\","
                  + "\"end_offset\":\"" + size + "\"}")));
      WEB.stubFor(post("/facebook/me/videos")
          .withFormParam("upload_phase", equalTo("finish"))
          .willReturn(aResponse().withBody("{\"success\":true}")));

      TestWorkshop.Done done =
          workshop.run("video.upload.fb", video, "\"access_token\":\"hush-token\"");

      assertThat(done.result().toString())
          .isEqualTo("{\"duration\":1.0,\"output\":\"https://www.facebook.com/watch/?v=2\"}");
      assertThat(WEB.findAll(
                  postRequestedFor(anyUrl()).withFormParam("upload_phase", equalTo("finish")))
              .getFirst()
              .formParameters())
          .doesNotContainKeys("privacy", "no_story", "appsecret_proof", "title");
    }

    @Test
    void what_is_no_video_goes_nowhere() throws IOException {
      Path text = Files.writeString(folder.resolve("text.txt"), "no video");

      assertThatThrownBy(() -> workshop.run("video.upload.youtube", text, YOUTUBE))
          .hasMessage(
              "INPUT_NOT_MEDIA: File '" + workshop.address(text) + "' is not a valid video file");
      WEB.verify(0, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource({
      "video.upload.youtube,youtube",
      "video.upload.vimeo,vimeo",
      "video.upload.fb,facebook"
    })
    void what_was_switched_off_meanwhile_goes_nowhere(String kind, String name) {
      workshop.connect(new Connectors(Set.of()));
      String keys = YOUTUBE + ",\"oauth2_token\":\"hush-token\"";

      assertThatThrownBy(() -> workshop.run(kind, video, keys))
          .hasMessage("OUTPUT_REFUSED: " + name + " is not configured");
    }
  }

  @Test
  void a_run_that_is_cancelled_sends_no_more() {
    WEB.stubFor(put("/hush-session").willReturn(aResponse().withFixedDelay(60_000)));
    FakeRun run = run(
        "video.upload.youtube",
        "{\"url\":\"" + workshop.address(video) + "\",\"tags\":[],\"privacy_status\":\"public\","
            + YOUTUBE + "}");
    var running = new FutureTask<>(() -> workshop.run(run));
    Thread.ofVirtual().start(running);
    await().until(() -> !WEB.findAll(putRequestedFor(anyUrl())).isEmpty());

    run.stop();

    assertThatThrownBy(() -> running.get(30, SECONDS))
        .hasCauseInstanceOf(InterruptedException.class);
    WEB.verify(1, putRequestedFor(anyUrl()));
  }

  @Nested
  class ByStore {

    private final JsonNode terms = JsonMapper.shared()
        .readTree(
            "{\"$deliver\":{\"type\":\"youtube\",\"privacy_status\":\"private\"," + YOUTUBE + "}}");

    @Test
    void a_video_that_a_task_has_made_goes_to_youtube() throws InterruptedException {
      FakeRun run = run("video.convert", terms.toString());

      Courier.Delivered delivered = workshop.deliver(run, video);

      assertThat(delivered)
          .isEqualTo(new Courier.Delivered("http://www.youtube.com/watch?v=abc", false));
      assertThat(run.parts().getLast())
          .startsWith("{\"$made\":1,\"$upload\":{\"$sealed\":")
          .doesNotContain("hush");
      WEB.verify(postRequestedFor(urlPathEqualTo("/youtube/videos"))
          .withRequestBody(matching(".*\"privacyStatus\":\"private\".*")));
    }

    @Test
    void not_where_that_was_switched_off_meanwhile() {
      workshop.connect(new Connectors(Set.of(Platform.VIMEO)));

      assertThatThrownBy(() -> workshop.deliver(run("video.convert", terms.toString()), video))
          .hasMessage("OUTPUT_REFUSED: youtube storage is not configured");
    }
  }

  @Nested
  class AfterAFailure {

    @Test
    void the_next_attempt_goes_on_and_nobody_reads_the_session() throws InterruptedException {
      WEB.stubFor(put("/hush-session").willReturn(aResponse().withStatus(503)));
      FakeRun run = run(
          "video.upload.youtube",
          "{\"url\":\"" + workshop.address(video) + "\",\"tags\":[],\"privacy_status\":\"public\","
              + YOUTUBE + "}");
      assertThatThrownBy(() -> workshop.run(run)).isInstanceOf(FailureException.class);
      assertThat(run.parts().getLast()).contains("\"$upload\":").doesNotContain("hush");
      WEB.resetRequests();
      youTubeTakesAll();

      assertThat(workshop.run(run.again()).result().path("output").asString())
          .isEqualTo("http://www.youtube.com/watch?v=abc");
      WEB.verify(0, postRequestedFor(anyUrl()));
      WEB.verify(
          1, putRequestedFor(anyUrl()).withHeader("Content-Range", matching("bytes \\*/.*")));
    }

    @Test
    void a_video_that_may_be_there_twice_is_marked() throws InterruptedException {
      WEB.stubFor(put("/hush-session").willReturn(aResponse().withStatus(503)));
      FakeRun run = run(
          "video.upload.youtube",
          "{\"url\":\"" + workshop.address(video) + "\",\"tags\":[],\"privacy_status\":\"public\","
              + YOUTUBE + "}");
      assertThatThrownBy(() -> workshop.run(run)).isInstanceOf(FailureException.class);
      youTubeTakesAll();
      WEB.stubFor(put("/hush-session")
          .withHeader("Content-Range", matching("bytes \\*/.*"))
          .willReturn(aResponse().withStatus(404)));

      JsonNode result = workshop.run(run.again()).result();

      assertThat(result.path("$delivery").asString()).isEqualTo("at least once");
    }
  }

  @Nested
  class FromTheTenantsConnection {

    private static final String KEPT =
        "\"title\":\"Dragons\",\"access_token\":\"connection\",\"developer_key\":\"connection\"";

    @Test
    void a_token_that_has_run_out_is_renewed() throws InterruptedException {
      keep(Map.of(
          "access_token", "old",
          "refresh_token", "hush-refresh",
          "client_id", "id",
          "client_secret", "hush-secret"));
      WEB.stubFor(post(urlPathEqualTo("/youtube/videos"))
          .withHeader("Authorization", equalTo("Bearer old"))
          .willReturn(aResponse().withStatus(401)));
      WEB.stubFor(
          post("/youtube/token").willReturn(aResponse().withBody("{\"access_token\":\"fresh\"}")));

      TestWorkshop.Done done = workshop.run("video.upload.youtube", video, KEPT);

      assertThat(done.result().has("output")).isTrue();
      WEB.verify(putRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer fresh")));
    }

    @Test
    void one_without_a_token_gets_one_first() throws InterruptedException {
      keep(Map.of("refresh_token", "r", "client_id", "i", "client_secret", "s"));
      WEB.stubFor(
          post("/youtube/token").willReturn(aResponse().withBody("{\"access_token\":\"fresh\"}")));

      var _ = workshop.run("video.upload.youtube", video, KEPT);

      WEB.verify(1, postRequestedFor(urlPathEqualTo("/youtube/videos")));
    }

    @Test
    void where_none_is_kept_that_is_said() {
      assertThatThrownBy(() -> workshop.run("video.upload.youtube", video, KEPT))
          .hasMessage(
              "OUTPUT_REFUSED: YouTube: no connection is kept for this account; give a" + " token");
    }

    private void keep(Map<String, String> values) {
      workshop.connect(TENANT, new Connection(Platform.YOUTUBE, values));
    }
  }

  private static FakeRun run(String kind, String parameters) {
    return FakeRun.of(TENANT, kind, JsonMapper.shared().readTree(parameters).toString());
  }
}
