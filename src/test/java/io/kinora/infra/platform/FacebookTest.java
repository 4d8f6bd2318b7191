package io.kinora.infra.platform;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.kinora.infra.platform.fake.FakeUpload;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Uploads to a server that answers as Facebook does.
class FacebookTest {

  private static final int SIZE = 500_000;
  private static final FacebookAccess ACCESS = new FacebookAccess("hush-token", "");
  private static final FacebookVideo VIDEO = new FacebookVideo("Dragons", "", "SELF", true);

  @RegisterExtension
  static final PlatformTwin WEB = new PlatformTwin();

  @TempDir
  private Path folder;

  private FakeUpload upload;

  @BeforeEach
  void aSessionIsOpened() {
    upload = FakeUpload.of(folder, SIZE);
    WEB.stubFor(form("start").willReturn(aResponse().withBody("""
        {"upload_session_id": "11", "video_id": "22", "start_offset": "0",
         "end_offset": "300000"}""")));
    WEB.stubFor(form("finish").willReturn(aResponse().withBody("{\"success\": true}")));
  }

  @Test
  void a_video_is_sent_in_the_pieces_that_facebook_wants() throws InterruptedException {
    pieceAt(0, wants(300_000, 420_000));
    pieceAt(300_000, wants(420_000, SIZE));
    pieceAt(420_000, wants(SIZE, SIZE));

    Uploaded uploaded = uploaded(upload);

    assertThat(uploaded)
        .isEqualTo(new Uploaded("22", "https://www.facebook.com/watch/?v=22", false));
    assertThat(upload.arrived()).containsExactly(0L, 300_000L, 420_000L, 500_000L, 500_000L);
    WEB.verify(postRequestedFor(urlEqualTo("/me/videos"))
        .withFormParam("upload_phase", equalTo("start"))
        .withFormParam("access_token", equalTo("hush-token"))
        .withFormParam("file_size", equalTo("500000")));
    WEB.verify(
        1,
        postRequestedFor(urlEqualTo("/me/videos"))
            .withAnyRequestBodyPart(aMultipart("upload_session_id").withBody(equalTo("11")))
            .withAnyRequestBodyPart(aMultipart("video_file_chunk")
                .withBody(binaryEqualTo(upload.bytes(300_000, 420_000)))));
    WEB.verify(postRequestedFor(urlEqualTo("/me/videos"))
        .withFormParam("upload_phase", equalTo("finish"))
        .withFormParam("upload_session_id", equalTo("11"))
        .withFormParam("title", equalTo("Dragons"))
        .withFormParam("privacy", equalTo("{\"value\":\"SELF\"}"))
        .withFormParam("no_story", equalTo("true")));
  }

  @Test
  void the_secret_of_an_app_proves_that_it_asks() {
    assertThat(new FacebookAccess("token", "secret").fields())
        .containsEntry(
            "appsecret_proof", "e941110e3d2bfe82621f0e3e1434730d7305d106c5f68c87165d0b27a4611a4a");
  }

  @Test
  void an_offset_that_was_wrong_is_corrected() throws InterruptedException {
    pieceAt(0, wants(300_000, SIZE));
    pieceAt(300_000, error(1363037, "{\\\"start_offset\\\":250000,\\\"end_offset\\\":500000}"));
    pieceAt(250_000, wants(SIZE, SIZE));

    assertThat(uploaded(upload).address()).endsWith("=22");
  }

  @Test
  void a_broken_piece_is_sent_again() throws InterruptedException {
    WEB.stubFor(piece(0)
        .inScenario("break")
        .whenScenarioStateIs(Scenario.STARTED)
        .willSetStateTo("mended")
        .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    WEB.stubFor(
        piece(0).inScenario("break").whenScenarioStateIs("mended").willReturn(wants(SIZE, SIZE)));

    assertThat(uploaded(upload).address()).endsWith("=22");
  }

  @Test
  void the_next_attempt_goes_on_where_the_pieces_ended() throws InterruptedException {
    pieceAt(0, wants(300_000, SIZE));
    pieceAt(300_000, aResponse().withStatus(503));
    assertThatThrownBy(() -> uploaded(upload)).hasMessageContaining("503");
    pieceAt(300_000, wants(SIZE, SIZE));

    assertThat(uploaded(upload.again()).isAtLeastOnce()).isFalse();
    WEB.verify(
        1,
        postRequestedFor(urlEqualTo("/me/videos")).withFormParam("upload_phase", equalTo("start")));
  }

  @Test
  void a_video_whose_last_answer_was_lost_is_not_sent_again() throws InterruptedException {
    pieceAt(0, wants(SIZE, SIZE));
    WEB.stubFor(form("finish").willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
    WEB.stubFor(get(urlPathEqualTo("/22"))
        .willReturn(aResponse().withBody("{\"status\":{\"video_status\":\"processing\"}}")));

    assertThat(uploaded(upload))
        .isEqualTo(new Uploaded("22", "https://www.facebook.com/watch/?v=22", false));
  }

  @Test
  void a_video_that_facebook_has_forgotten_at_its_end_may_be_there_twice()
      throws InterruptedException {
    pieceAt(0, wants(SIZE, SIZE));
    WEB.stubFor(form("finish").willReturn(aResponse().withStatus(500)));
    assertThatThrownBy(() -> uploaded(upload)).hasMessageContaining("500");
    WEB.stubFor(form("finish").willReturn(aResponse().withBody("{\"success\": true}")));
    WEB.stubFor(get(urlPathEqualTo("/22")).willReturn(aResponse().withStatus(400)));

    assertThat(uploaded(upload.again()).isAtLeastOnce()).isTrue();
  }

  @Test
  void a_token_that_has_run_out_is_said_and_not_shown() {
    WEB.stubFor(form("start")
        .willReturn(aResponse()
            .withStatus(400)
            .withBody("{\"error\":{\"message\":\"Error validating hush-token\",\"code\":190}}")));

    assertThatThrownBy(() -> uploaded(upload))
        .hasMessage("OUTPUT_REFUSED: Facebook: it answered 400: Error validating ***");
  }

  @Test
  void what_facebook_calls_passing_is_tried_again_later() {
    WEB.stubFor(form("start")
        .willReturn(aResponse()
            .withStatus(400)
            .withBody("{\"error\":{\"message\":\"Too many calls\",\"code\":17}}")));

    assertThatThrownBy(() -> uploaded(upload))
        .hasMessage("OUTPUT_UNREACHABLE: Facebook: Too many calls");
  }

  private static Uploaded uploaded(Upload it) throws InterruptedException {
    URI base = URI.create(WEB.baseUrl());
    var facebook = new Facebook(WEB.calls(), new Facebook.Settings(base, base, SIZE));
    return facebook.upload(it, VIDEO, ACCESS);
  }

  private static MappingBuilder form(String phase) {
    return post("/me/videos").withFormParam("upload_phase", equalTo(phase));
  }

  private static MappingBuilder piece(int offset) {
    return post("/me/videos")
        .withMultipartRequestBody(aMultipart("upload_phase").withBody(equalTo("transfer")))
        .withMultipartRequestBody(aMultipart("start_offset").withBody(equalTo("" + offset)));
  }

  private static void pieceAt(int offset, ResponseDefinitionBuilder answer) {
    WEB.stubFor(piece(offset).willReturn(answer));
  }

  private static ResponseDefinitionBuilder wants(int start, int end) {
    return aResponse()
        .withBody("{\"start_offset\": \"" + start + "\", \"end_offset\": \"" + end + "\"}");
  }

  private static ResponseDefinitionBuilder error(int subcode, String data) {
    return aResponse()
        .withStatus(400)
        .withBody("{\"error\":{\"message\":\"Try again\",\"code\":6001,\"error_subcode\":" + subcode
            + ",\"error_data\":\"" + data + "\"}}");
  }
}
