package io.kinora.infra.platform;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.platform.GoogleAccess.Renewal;
import io.kinora.infra.platform.fake.FakeUpload;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Uploads to a server that answers as YouTube does.
class YouTubeTest {

  private static final int PIECE = 262_144;
  private static final int SIZE = 600_000;

  private static final GoogleAccess ACCESS = new GoogleAccess("hush-token", "hush-key", null);
  private static final YouTubeVideo VIDEO =
      new YouTubeVideo("Dragons", "How they fly", List.of("fire", "wings"), 22, "unlisted");

  @RegisterExtension
  static final PlatformTwin WEB = new PlatformTwin();

  @TempDir
  private Path folder;

  private FakeUpload upload;

  @BeforeEach
  void aSessionIsOpened() {
    upload = FakeUpload.of(folder, SIZE);
    openSession();
  }

  private static void openSession() {
    WEB.stubFor(post(urlPathEqualTo("/videos"))
        .willReturn(aResponse().withHeader("Location", WEB.baseUrl() + "/session?id=1")));
  }

  @Test
  void a_video_is_sent_in_pieces_after_its_description() throws InterruptedException {
    allPiecesArrive();

    Uploaded uploaded = uploaded(upload);

    assertThat(uploaded)
        .isEqualTo(new Uploaded("abc_-9", "http://www.youtube.com/watch?v=abc_-9", false));
    assertThat(ranges())
        .containsExactly(
            "bytes 0-262143/600000", "bytes 262144-524287/600000", "bytes 524288-599999/600000");
    assertThat(pieces().get(1).getBody()).isEqualTo(upload.bytes(PIECE, 2 * PIECE));
    assertThat(upload.arrived()).containsExactly(0L, 262_144L, 524_288L, 600_000L);
    WEB.verify(
        1,
        postRequestedFor(
                urlEqualTo("/videos?uploadType=resumable&part=snippet%2Cstatus&key=hush-key"))
            .withHeader("Authorization", equalTo("Bearer hush-token"))
            .withHeader("X-Upload-Content-Length", equalTo("600000"))
            .withHeader("X-Upload-Content-Type", equalTo("video/*"))
            .withHeader("Content-Type", equalTo("application/json; charset=UTF-8"))
            .withRequestBody(equalToJson("""
                {"snippet": {"title": "Dragons", "description": "How they fly",
                  "tags": ["fire", "wings"], "categoryId": "22"},
                 "status": {"privacyStatus": "unlisted"}}""")));
  }

  @Test
  void the_session_is_noted_before_the_first_byte() {
    WEB.stubFor(put(anyUrl()).willReturn(aResponse().withStatus(500)));

    assertThatThrownBy(() -> uploaded(upload)).isInstanceOf(FailureException.class);

    assertThat(upload.notes())
        .containsExactly(
            "{\"size\":600000,\"arrived\":0,\"last\":false,\"twice\":false,\"session\":{\"address\":\""
                + WEB.baseUrl() + "/session?id=1\"}}");
  }

  @Test
  void the_token_is_for_its_own_server_alone() throws InterruptedException {
    WEB.stubFor(post(urlPathEqualTo("/videos"))
        .willReturn(aResponse()
            .withHeader("Location", "http://127.0.0.1:" + WEB.getPort() + "/session?id=1")));
    allPiecesArrive();

    Uploaded _ = uploaded(upload);

    WEB.verify(3, putRequestedFor(anyUrl()).withHeader("Authorization", absent()));
  }

  @Nested
  class AfterABreak {

    @Test
    void the_platform_is_asked_what_it_has_and_gets_the_rest() throws InterruptedException {
      pieceOf("bytes 0-262143/600000", stored(262_143));
      pieceOf("bytes 262144-524287/600000", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
      pieceOf("bytes */600000", stored(399_999));
      pieceOf("bytes 400000-599999/600000", complete());

      Uploaded uploaded = uploaded(upload);

      assertThat(uploaded.address()).endsWith("=abc_-9");
      assertThat(uploaded.isAtLeastOnce()).isFalse();
      assertThat(ranges())
          .containsExactly(
              "bytes 0-262143/600000",
              "bytes 262144-524287/600000",
              "bytes */600000",
              "bytes 400000-599999/600000");
      assertThat(pieces().get(3).getBody()).isEqualTo(upload.bytes(400_000, SIZE));
    }

    @Test
    void a_video_whose_last_answer_was_lost_is_not_sent_again() throws InterruptedException {
      pieceOf("bytes 0-262143/600000", stored(262_143));
      pieceOf("bytes 262144-524287/600000", stored(524_287));
      pieceOf("bytes 524288-599999/600000", aResponse().withFault(Fault.EMPTY_RESPONSE));
      pieceOf("bytes */600000", complete());

      assertThat(uploaded(upload).isAtLeastOnce()).isFalse();
      WEB.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void a_server_that_never_answers_again_is_given_up() {
      WEB.stubFor(put(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));

      assertThatThrownBy(() -> uploaded(upload))
          .hasMessageStartingWith("OUTPUT_UNREACHABLE: YouTube: ");
    }

    @Test
    void the_next_attempt_goes_on_in_the_same_session() throws InterruptedException {
      pieceOf("bytes 0-262143/600000", stored(262_143));
      pieceOf("bytes 262144-524287/600000", aResponse().withStatus(503).withBody("{}"));
      assertThatThrownBy(() -> uploaded(upload))
          .hasMessage("OUTPUT_UNREACHABLE: YouTube: it answered 503: it gave no reason");
      WEB.resetAll();
      pieceOf("bytes */600000", stored(262_143));
      pieceOf("bytes 262144-524287/600000", stored(524_287));
      pieceOf("bytes 524288-599999/600000", complete());

      Uploaded uploaded = uploaded(upload.again());

      assertThat(uploaded.address()).endsWith("=abc_-9");
      assertThat(ranges())
          .containsExactly(
              "bytes */600000", "bytes 262144-524287/600000", "bytes 524288-599999/600000");
      WEB.verify(0, postRequestedFor(anyUrl()));
    }
  }

  @Nested
  class WhenTheSessionIsGone {

    @Test
    void the_video_is_sent_from_its_beginning() throws InterruptedException {
      WEB.stubFor(put(anyUrl())
          .inScenario("gone")
          .whenScenarioStateIs(Scenario.STARTED)
          .willSetStateTo("anew")
          .willReturn(aResponse().withStatus(404)));
      allPiecesArrive("anew");

      Uploaded uploaded = uploaded(upload);

      assertThat(uploaded.isAtLeastOnce()).isFalse();
      assertThat(ranges()).startsWith("bytes 0-262143/600000", "bytes 0-262143/600000");
      WEB.verify(2, postRequestedFor(anyUrl()));
    }

    @Test
    void after_the_last_piece_nobody_can_tell_whether_the_video_is_there() throws Exception {
      pieceOf("bytes 0-262143/600000", stored(262_143));
      pieceOf("bytes 262144-524287/600000", stored(524_287));
      pieceOf("bytes 524288-599999/600000", aResponse().withStatus(500));
      assertThatThrownBy(() -> uploaded(upload)).isInstanceOf(FailureException.class);
      WEB.resetAll();
      openSession();
      pieceOf("bytes */600000", aResponse().withStatus(410));
      allPiecesArrive();

      assertThat(uploaded(upload.again()).isAtLeastOnce()).isTrue();
    }

    @Test
    void that_is_not_forgotten_by_later_attempts() throws Exception {
      pieceOf("bytes 0-262143/600000", stored(262_143));
      pieceOf("bytes 262144-524287/600000", stored(524_287));
      pieceOf("bytes 524288-599999/600000", aResponse().withStatus(500));
      assertThatThrownBy(() -> uploaded(upload)).isInstanceOf(FailureException.class);
      pieceOf("bytes */600000", aResponse().withStatus(410));
      pieceOf("bytes 262144-524287/600000", aResponse().withStatus(500));
      FakeUpload second = upload.again();
      assertThatThrownBy(() -> uploaded(second)).isInstanceOf(FailureException.class);
      pieceOf("bytes */600000", stored(262_143));
      allPiecesArrive();

      assertThat(uploaded(second.again()).isAtLeastOnce()).isTrue();
    }

    @Test
    void again_and_again_it_is_given_up() {
      WEB.stubFor(put(anyUrl()).willReturn(aResponse().withStatus(404)));

      assertThatThrownBy(() -> uploaded(upload))
          .hasMessage("OUTPUT_UNREACHABLE: YouTube: it forgets uploads that it has begun");
    }
  }

  @Nested
  class WhenThePlatformRefuses {

    @Test
    void a_token_that_has_run_out_is_said_and_not_shown() {
      WEB.stubFor(post(urlPathEqualTo("/videos"))
          .willReturn(aResponse()
              .withStatus(401)
              .withBody("{\"error\":{\"code\":401,\"message\":\"Invalid hush-token\"}}")));

      assertThatThrownBy(() -> uploaded(upload))
          .hasMessage("OUTPUT_REFUSED: YouTube: the access token is not valid, or not any more:"
              + " Invalid ***");
      assertThat(upload.notes()).isEmpty();
    }

    @Test
    void its_reason_is_told_in_one_line() {
      WEB.stubFor(post(urlPathEqualTo("/videos"))
          .willReturn(aResponse()
              .withStatus(403)
              .withBody("{\"error\":{\"message\":\"You have exceeded\\nyour <a href='x'>quota</a>."
                  + "\"}}")));

      assertThatThrownBy(() -> uploaded(upload))
          .hasMessage("OUTPUT_REFUSED: YouTube: it answered 403: You have exceeded your quota.");
    }

    @Test
    void an_address_that_is_none_is_not_called() {
      WEB.stubFor(post(urlPathEqualTo("/videos"))
          .willReturn(aResponse().withHeader("Location", "somewhere else")));

      assertThatThrownBy(() -> uploaded(upload))
          .hasMessage("OUTPUT_UNREACHABLE: YouTube: it gave an address that is none");
    }
  }

  @Nested
  class WithARenewal {

    private final GoogleAccess renewable =
        new GoogleAccess("hush-token", "", new Renewal("hush-refresh", "id", "hush-secret"));

    @Test
    void a_token_that_has_run_out_is_replaced_once() throws InterruptedException {
      WEB.stubFor(post(urlPathEqualTo("/videos"))
          .withHeader("Authorization", equalTo("Bearer hush-token"))
          .willReturn(aResponse().withStatus(401)));
      WEB.stubFor(post("/token")
          .willReturn(aResponse().withBody("{\"access_token\":\"fresh\",\"expires_in\":3599}")));
      allPiecesArrive();

      assertThat(youTube().upload(upload, VIDEO, renewable).address()).endsWith("=abc_-9");

      WEB.verify(
          1,
          postRequestedFor(urlEqualTo("/token"))
              .withFormParam("grant_type", equalTo("refresh_token"))
              .withFormParam("refresh_token", equalTo("hush-refresh"))
              .withFormParam("client_id", equalTo("id"))
              .withFormParam("client_secret", equalTo("hush-secret")));
      WEB.verify(3, putRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer fresh")));
    }

    @Test
    void in_the_middle_too() throws InterruptedException {
      WEB.stubFor(post("/token").willReturn(aResponse().withBody("{\"access_token\":\"fresh\"}")));
      allPiecesArrive();
      pieceOf("bytes */600000", stored(262_143));
      WEB.stubFor(put(anyUrl())
          .withHeader("Content-Range", equalTo("bytes 262144-524287/600000"))
          .withHeader("Authorization", equalTo("Bearer hush-token"))
          .willReturn(aResponse().withStatus(401)));

      assertThat(youTube().upload(upload, VIDEO, renewable).address()).endsWith("=abc_-9");
    }

    @Test
    void that_is_refused_too_the_upload_is_refused() {
      WEB.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
      WEB.stubFor(post("/token")
          .willReturn(aResponse()
              .withStatus(400)
              .withBody("{\"error\":\"invalid_grant\",\"error_description\":\"Revoked.\"}")));

      assertThatThrownBy(() -> youTube().upload(upload, VIDEO, renewable))
          .hasMessage("OUTPUT_REFUSED: YouTube: it answered 400: Revoked.");
    }
  }

  @Test
  void a_stopped_upload_ends_at_once() {
    WEB.stubFor(put(anyUrl()).willReturn(aResponse().withFixedDelay(60_000)));
    var uploading = CompletableFuture.supplyAsync(() -> {
      try {
        return uploaded(upload);
      } catch (InterruptedException failure) {
        throw new IllegalStateException(failure);
      }
    });
    await().until(() -> !pieces().isEmpty());

    upload.stopped().set(true);

    assertThatThrownBy(uploading::join).hasRootCauseInstanceOf(CancellationException.class);
  }

  private Uploaded uploaded(Upload it) throws InterruptedException {
    return youTube().upload(it, VIDEO, ACCESS);
  }

  private static YouTube youTube() {
    URI base = URI.create(WEB.baseUrl());
    return new YouTube(
        WEB.calls(), new YouTube.Settings(base.resolve("/videos"), base.resolve("/token"), PIECE));
  }

  private static void allPiecesArrive() {
    pieceOf("bytes 0-262143/600000", stored(262_143));
    pieceOf("bytes 262144-524287/600000", stored(524_287));
    pieceOf("bytes 524288-599999/600000", complete());
  }

  /// Only once the scenario has come that far.
  private static void allPiecesArrive(String state) {
    pieceOf("bytes 0-262143/600000", stored(262_143), state);
    pieceOf("bytes 262144-524287/600000", stored(524_287), state);
    pieceOf("bytes 524288-599999/600000", complete(), state);
  }

  private static void pieceOf(String range, ResponseDefinitionBuilder answer) {
    WEB.stubFor(put(urlEqualTo("/session?id=1"))
        .withHeader("Content-Range", equalTo(range))
        .willReturn(answer));
  }

  private static void pieceOf(String range, ResponseDefinitionBuilder answer, String state) {
    WEB.stubFor(put(urlEqualTo("/session?id=1"))
        .inScenario("gone")
        .whenScenarioStateIs(state)
        .withHeader("Content-Range", equalTo(range))
        .willReturn(answer));
  }

  private static ResponseDefinitionBuilder stored(int lastByte) {
    return aResponse().withStatus(308).withHeader("Range", "bytes=0-" + lastByte);
  }

  private static ResponseDefinitionBuilder complete() {
    return aResponse().withStatus(201).withBody("{\"kind\":\"youtube#video\",\"id\":\"abc_-9\"}");
  }

  private static List<LoggedRequest> pieces() {
    return WEB.findAll(putRequestedFor(anyUrl()));
  }

  private static List<String> ranges() {
    return pieces().stream().map(it -> it.getHeader("Content-Range")).toList();
  }
}
