package io.kinora.engine.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.kinora.engine.delivery.DeliveryDesk.parcel;
import static io.kinora.engine.delivery.DeliveryDesk.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.kinora.engine.delivery.UploadTarget.Kind;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.platform.Platform;
import io.kinora.infra.platform.fake.FakeUpload;
import io.kinora.infra.transfer.S3Access;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The factory contract, section 8: youtube, facebook, dailymotion and brightcove.
class PlatformCarrierTest {

  private static final int SIZE = 200_000;

  /// Logins of old stand in it, for nothing.
  private static final UploadTarget YOUTUBE =
      target(Kind.YOUTUBE, "login", "old-me", "password", "old-secret");

  private static final UploadTarget FACEBOOK =
      target(Kind.FACEBOOK, "apikey", "old-key", "secret", "old-secret", "sid", "old-session");

  @RegisterExtension
  static final WireMockExtension WEB = WireMockExtension.newInstance()
      .options(options().dynamicPort().bindAddress("127.0.0.1"))
      .build();

  @TempDir
  private Path folder;

  private FakeUpload upload;
  private DeliveryDesk desk;

  @BeforeEach
  void open() {
    upload = FakeUpload.of(folder, SIZE);
    desk = new DeliveryDesk(folder, URI.create(WEB.baseUrl()), S3Access.amazon());
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Nested
  class ToYouTube {

    @BeforeEach
    void itTakesAll() {
      desk.connect(
          Platform.YOUTUBE, Map.of("access_token", "hush-token", "developer_key", "hush-key"));
      WEB.stubFor(post(urlPathEqualTo("/youtube/videos"))
          .willReturn(aResponse().withHeader("Location", WEB.baseUrl() + "/session")));
      WEB.stubFor(put("/session").willReturn(aResponse().withBody("{\"id\":\"abc_-9\"}")));
    }

    @Test
    void a_video_goes_with_what_its_customer_says_of_it() {
      Map<String, String> meta = Map.of(
          "title", "Dragons",
          "description", "How they fly",
          "tags", "fire, wings,,",
          "acl", "unlisted",
          "location", "1,2");

      Arrived arrived = desk.carry(parcel(YOUTUBE, upload, meta), upload);

      assertThat(arrived)
          .isEqualTo(new Arrived("abc_-9", "http://www.youtube.com/watch?v=abc_-9", false));
      WEB.verify(postRequestedFor(urlPathEqualTo("/youtube/videos"))
          .withQueryParam("key", equalTo("hush-key"))
          .withHeader("Authorization", equalTo("Bearer hush-token"))
          .withRequestBody(equalToJson("""
              {"snippet": {"title": "Dragons", "description": "How they fly",
                "tags": ["fire", "wings"], "categoryId": "22"},
               "status": {"privacyStatus": "unlisted"}}""")));
      assertThat(WEB.findAll(putRequestedFor(anyUrl())).getFirst().getBody())
          .isEqualTo(upload.bytes(0, SIZE));
    }

    @Test
    void of_whom_nothing_is_said_it_is_public_and_has_the_name_that_it_is_known_by() {
      var _ = desk.carry(YOUTUBE, upload);

      WEB.verify(
          postRequestedFor(urlPathEqualTo("/youtube/videos")).withRequestBody(equalToJson("""
              {"snippet": {"title": "u/r", "description": "", "tags": [], "categoryId": "22"},
               "status": {"privacyStatus": "public"}}""")));
    }

    @Test
    void the_next_attempt_goes_on_where_the_last_one_broke() {
      WEB.stubFor(put("/session").willReturn(aResponse().withStatus(503)));
      assertThat(desk.failureOf(YOUTUBE, upload).code()).isEqualTo(FailureCode.OUTPUT_UNREACHABLE);
      WEB.resetRequests();
      WEB.stubFor(put("/session")
          .withHeader("Content-Range", equalTo("bytes */" + SIZE))
          .willReturn(aResponse().withStatus(308).withHeader("Range", "bytes=0-99999")));
      WEB.stubFor(put("/session")
          .withHeader("Content-Range", equalTo("bytes 100000-199999/" + SIZE))
          .willReturn(aResponse().withBody("{\"id\":\"abc\"}")));

      Arrived arrived = desk.carry(YOUTUBE, upload.again());

      assertThat(arrived.id()).isEqualTo("abc");
      WEB.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void what_it_has_forgotten_may_be_there_twice() {
      WEB.stubFor(put("/session").willReturn(aResponse().withStatus(503)));
      assertThatThrownBy(() -> desk.carry(YOUTUBE, upload)).isInstanceOf(FailureException.class);
      itAnswersQuestionsWith(404);

      assertThat(desk.carry(YOUTUBE, upload.again()).isAtLeastOnce()).isTrue();
    }

    private void itAnswersQuestionsWith(int status) {
      WEB.stubFor(put("/session").willReturn(aResponse().withBody("{\"id\":\"abc\"}")));
      WEB.stubFor(put("/session")
          .withHeader("Content-Range", equalTo("bytes */" + SIZE))
          .willReturn(aResponse().withStatus(status)));
    }

    @Test
    void a_no_is_final() {
      WEB.stubFor(post(urlPathEqualTo("/youtube/videos"))
          .willReturn(aResponse()
              .withStatus(403)
              .withBody("{\"error\":{\"message\":\"No quota for hush-token\"}}")));

      assertThat(desk.failureOf(YOUTUBE, upload))
          .isEqualTo(new Failure(
              FailureCode.OUTPUT_REFUSED, "YouTube: it answered 403: No quota for ***"));
    }

    @Test
    void who_is_stopped_in_the_middle_ends() {
      WEB.stubFor(put("/session").willReturn(aResponse().withFixedDelay(60_000)));
      var stopping = new StoppingUpload(upload);

      assertThatThrownBy(() -> desk.carry(YOUTUBE, stopping))
          .isInstanceOf(CancellationException.class);
    }

    @Test
    void where_the_operator_has_switched_it_off_it_is_not_connected() {
      desk.switchOff(Platform.YOUTUBE);

      assertThat(desk.failureOf(YOUTUBE, upload)).isEqualTo(notConnected("youtube"));
      WEB.verify(0, anyRequestedFor(anyUrl()));
    }
  }

  @Test
  void a_video_goes_to_facebook_with_its_title_and_description() {
    desk.connect(Platform.FACEBOOK, Map.of("access_token", "hush-token"));
    String all = "\"start_offset\":\"" + SIZE + "\",\"end_offset\":\"" + SIZE + "\"";
    WEB.stubFor(post("/facebook/me/videos").willReturn(aResponse().withBody("{" + all + "}")));
    WEB.stubFor(post("/facebook/me/videos")
        .withFormParam("upload_phase", equalTo("start"))
        .willReturn(aResponse().withBody("""
            {"upload_session_id":"1","video_id":"22","start_offset":"0","end_offset":"200000"}""")));
    WEB.stubFor(post("/facebook/me/videos")
        .withFormParam("upload_phase", equalTo("finish"))
        .willReturn(aResponse().withBody("{\"success\":true}")));
    Map<String, String> meta =
        Map.of("description", "How they fly", "tags", "fire", "acl", "private");

    Arrived arrived = desk.carry(parcel(FACEBOOK, upload, meta), upload);

    assertThat(arrived).isEqualTo(new Arrived("22", "https://www.facebook.com/watch/?v=22", false));
    var finish = WEB.findAll(
            postRequestedFor(anyUrl()).withFormParam("upload_phase", equalTo("finish")))
        .getFirst();
    assertThat(finish.formParameters().keySet())
        .containsExactlyInAnyOrder(
            "access_token", "upload_phase", "upload_session_id", "title", "description");
    WEB.verify(postRequestedFor(anyUrl())
        .withFormParam("title", equalTo("u/r"))
        .withFormParam("description", equalTo("How they fly")));
  }

  @ParameterizedTest
  @EnumSource(names = {"YOUTUBE", "FACEBOOK", "DAILYMOTION", "BRIGHTCOVE"})
  void without_a_connection_none_is_reached(Kind kind) {
    UploadTarget target = kind == Kind.FACEBOOK ? FACEBOOK : target(kind);

    assertThat(desk.failureOf(target, upload)).isEqualTo(notConnected(kind.word()));
    WEB.verify(0, anyRequestedFor(anyUrl()));
  }

  private static Failure notConnected(String word) {
    return new Failure(FailureCode.OUTPUT_REFUSED, "upload target " + word + " is not connected");
  }
}
