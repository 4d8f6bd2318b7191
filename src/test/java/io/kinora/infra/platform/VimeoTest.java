package io.kinora.infra.platform;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.head;
import static com.github.tomakehurst.wiremock.client.WireMock.headRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.kinora.infra.platform.fake.FakeUpload;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Uploads to a server that answers as Vimeo does.
class VimeoTest {

  private static final int SIZE = 500_000;
  private static final VimeoAccess TOKEN = new VimeoAccess.Bearer("hush-token");

  @RegisterExtension
  static final PlatformTwin WEB = new PlatformTwin();

  @TempDir
  private Path folder;

  private FakeUpload upload;

  @BeforeEach
  void aVideoIsMade() {
    upload = FakeUpload.of(folder, SIZE);
    WEB.stubFor(post("/me/videos").willReturn(aResponse().withBody("""
        {"uri": "/videos/7", "link": "https://vimeo.com/7",
         "upload": {"approach": "tus", "upload_link": "%s/tus/1"}}""".formatted(WEB.baseUrl()))));
    WEB.stubFor(get("/me?fields=upload_quota.space.free")
        .willReturn(aResponse().withBody("{\"upload_quota\":{\"space\":{\"free\":12345678901}}}")));
  }

  @Test
  void a_video_is_made_and_its_bytes_sent_by_tus() throws InterruptedException {
    pieceAt(0, arrived(300_000));
    pieceAt(300_000, arrived(SIZE));

    Vimeo.Result result = vimeo().upload(upload, "Dragons", "How they fly", TOKEN);

    assertThat(result)
        .isEqualTo(new Vimeo.Result(
            new Uploaded("https://vimeo.com/7", "https://vimeo.com/7", false),
            OptionalLong.of(12_345_678_901L)));
    assertThat(pieces().getFirst().getBody()).isEqualTo(upload.bytes(0, 300_000));
    assertThat(pieces().getLast().getBody()).isEqualTo(upload.bytes(300_000, SIZE));
    assertThat(upload.notes().getFirst()).contains("/tus/1", "\"arrived\":0");
    WEB.verify(postRequestedFor(urlEqualTo("/me/videos"))
        .withHeader("Authorization", equalTo("bearer hush-token"))
        .withHeader("Accept", equalTo("application/vnd.vimeo.*+json;version=3.4"))
        .withRequestBody(equalToJson("""
            {"upload": {"approach": "tus", "size": 500000},
             "name": "Dragons", "description": "How they fly"}""")));
    WEB.verify(
        2,
        patchRequestedFor(urlEqualTo("/tus/1"))
            .withHeader("Tus-Resumable", equalTo("1.0.0"))
            .withHeader("Content-Type", equalTo("application/offset+octet-stream"))
            .withHeader("Authorization", absent()));
  }

  @Test
  void after_a_break_vimeo_is_asked_what_it_has() throws InterruptedException {
    pieceAt(0, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    WEB.stubFor(head(urlEqualTo("/tus/1")).willReturn(arrived(100_000)));
    pieceAt(100_000, arrived(400_000));
    pieceAt(400_000, arrived(SIZE));

    assertThat(uploaded(upload).address()).isEqualTo("https://vimeo.com/7");
    WEB.verify(
        1, headRequestedFor(urlEqualTo("/tus/1")).withHeader("Tus-Resumable", equalTo("1.0.0")));
  }

  @Test
  void the_next_attempt_goes_on_with_the_same_video() throws InterruptedException {
    pieceAt(0, arrived(300_000));
    pieceAt(300_000, aResponse().withStatus(502));
    assertThatThrownBy(() -> uploaded(upload))
        .hasMessage("OUTPUT_UNREACHABLE: Vimeo: it answered 502: it gave no reason");
    WEB.stubFor(head(urlEqualTo("/tus/1")).willReturn(arrived(300_000)));
    pieceAt(300_000, arrived(SIZE));

    assertThat(uploaded(upload.again()).isAtLeastOnce()).isFalse();
    WEB.verify(1, postRequestedFor(urlEqualTo("/me/videos")));
  }

  @Test
  void a_video_whose_upload_is_forgotten_after_the_last_piece_is_sent_again()
      throws InterruptedException {
    pieceAt(0, arrived(300_000));
    pieceAt(300_000, aResponse().withStatus(500));
    assertThatThrownBy(() -> uploaded(upload)).hasMessageContaining("500");
    WEB.stubFor(head(urlEqualTo("/tus/1")).willReturn(aResponse().withStatus(410)));
    pieceAt(300_000, arrived(SIZE));

    assertThat(uploaded(upload.again()).isAtLeastOnce()).isTrue();
  }

  @Test
  void requests_to_the_api_are_signed_where_oauth_1_is_meant() throws InterruptedException {
    pieceAt(0, arrived(SIZE));
    var access = new VimeoAccess.Signed("key", "hush-1", "token", "hush-2");

    var _ = vimeo().upload(upload, "", "", access);

    WEB.verify(postRequestedFor(urlEqualTo("/me/videos"))
        .withHeader(
            "Authorization",
            matching("OAuth oauth_consumer_key=\"key\", oauth_nonce=\"\\w{32}\","
                + " oauth_signature=\"[\\w%]+\", oauth_signature_method=\"HMAC-SHA1\","
                + " oauth_timestamp=\"\\d+\", oauth_token=\"token\""))
        .withRequestBody(equalToJson("{\"upload\": {\"approach\": \"tus\", \"size\": 500000}}")));
  }

  @Test
  void an_account_whose_space_is_not_told_has_its_video_all_the_same() throws InterruptedException {
    pieceAt(0, arrived(SIZE));
    WEB.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(403)));

    assertThat(vimeo().upload(upload, "", "", TOKEN).freeBytes()).isEmpty();
  }

  @Test
  void a_refusal_is_told_without_the_token() {
    WEB.stubFor(post("/me/videos")
        .willReturn(aResponse()
            .withStatus(403)
            .withBody("{\"error\": \"The token hush-token may not upload.\"}")));

    assertThatThrownBy(() -> uploaded(upload))
        .hasMessage("OUTPUT_REFUSED: Vimeo: it answered 403: The token *** may not upload.");
  }

  private static Uploaded uploaded(Upload it) throws InterruptedException {
    return vimeo().upload(it, "Dragons", "", TOKEN).uploaded();
  }

  private static Vimeo vimeo() {
    return new Vimeo(
        WEB.calls(),
        new Vimeo.Settings(URI.create(WEB.baseUrl()), 300_000),
        InstantSource.system());
  }

  private static void pieceAt(int offset, ResponseDefinitionBuilder answer) {
    WEB.stubFor(patch(urlEqualTo("/tus/1"))
        .withHeader("Upload-Offset", equalTo("" + offset))
        .willReturn(answer));
  }

  private static ResponseDefinitionBuilder arrived(int byteCount) {
    return aResponse().withStatus(204).withHeader("Upload-Offset", "" + byteCount);
  }

  private static List<LoggedRequest> pieces() {
    return WEB.findAll(patchRequestedFor(anyUrl()));
  }
}
