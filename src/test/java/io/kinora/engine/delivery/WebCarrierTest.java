package io.kinora.engine.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.kinora.engine.delivery.DeliveryDesk.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.kinora.engine.delivery.UploadTarget.Kind;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.platform.fake.FakeUpload;
import io.kinora.infra.transfer.S3Access;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The factory contract, section 8: httpPOST and httpPUT.
class WebCarrierTest {

  private static final int SIZE = 300_000;

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
    theServerAnswers(aResponse());
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static void theServerAnswers(ResponseDefinitionBuilder answer) {
    WEB.stubFor(any(anyUrl()).willReturn(answer));
  }

  private static UploadTarget put(String key, String value) {
    return new UploadTarget(Kind.HTTP_PUT, Map.of("url", address("/in")), Map.of(key, value));
  }

  private static UploadTarget post(String path) {
    return target(Kind.HTTP_POST, "url", address(path));
  }

  private static String address(String path) {
    return "http://127.0.0.1:" + WEB.getPort() + path;
  }

  private static LoggedRequest theRequest() {
    return WEB.findAll(anyRequestedFor(anyUrl())).getFirst();
  }

  @Nested
  class ByPost {

    @Test
    void the_video_is_the_one_part_of_a_form() {
      Arrived arrived = desk.carry(post("/in?job=1"), upload);

      LoggedRequest request = theRequest();
      String type = request.getHeader("Content-Type");
      String boundary = type.replace("multipart/form-data; boundary=", "");
      String head = "--" + boundary + "\r\n"
          + "Content-Disposition: form-data; name=\"file\"; filename=\"u_r_flash-hq.flv\"\r\n"
          + "Content-Type: video/x-flv\r\n\r\n";
      String tail = "\r\n--" + boundary + "--\r\n";
      assertThat(request.getMethod().getName() + " " + request.getUrl())
          .isEqualTo("POST /in?job=1");
      assertThat(latin(request.getBody())).isEqualTo(head + latin(upload.bytes(0, SIZE)) + tail);
      assertThat(request.getHeader("Content-Length"))
          .isEqualTo("" + (head.length() + SIZE + tail.length()));
      assertThat(request.containsHeader("Transfer-Encoding")).isFalse();
      assertThat(arrived).isEqualTo(new Arrived("", address("/in?job=1"), false));
      assertThat(upload.arrived()).isSorted().endsWith((long) SIZE);
    }

    private String latin(byte[] bytes) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  @Nested
  class ByPut {

    @Test
    void the_video_is_the_body() {
      Arrived arrived = desk.carry(put("X-Job", "one, two"), upload);

      LoggedRequest request = theRequest();
      assertThat(request.getMethod().getName() + " " + request.getUrl()).isEqualTo("PUT /in");
      assertThat(request.getBody()).isEqualTo(upload.bytes(0, SIZE));
      assertThat(request.getHeader("Content-Type")).isEqualTo("video/x-flv");
      assertThat(request.getHeader("Content-Length")).isEqualTo("" + SIZE);
      assertThat(request.getHeader("X-Job")).isEqualTo("one, two");
      assertThat(request.containsHeader("Transfer-Encoding")).isFalse();
      assertThat(arrived).isEqualTo(new Arrived("", address("/in"), false));
    }

    @Test
    void a_header_may_say_another_type() {
      var _ = desk.carry(put("content-type", "video/flv"), upload);

      assertThat(theRequest().header("Content-Type").values()).containsExactly("video/flv");
    }

    @Test
    void a_login_in_the_address_is_sent_and_not_shown() {
      String address = address("/in").replace("//", "//me:hush@");

      Arrived arrived = desk.carry(target(Kind.HTTP_PUT, "url", address), upload);

      assertThat(arrived.url()).isEqualTo(address("/in").replace("//", "//***@"));
      WEB.verify(
          anyRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Basic bWU6aHVzaA==")));
    }

    @Test
    void a_header_that_is_ours_sends_nothing() {
      assertThat(desk.failureOf(put("Host", "other"), upload))
          .isEqualTo(new Failure(
              FailureCode.OUTPUT_REFUSED, "httpPUT: the header Host is not the client's to set"));
      WEB.verify(0, anyRequestedFor(anyUrl()));
    }
  }

  @Nested
  class ItsId {

    @ParameterizedTest
    @CsvSource({"abc, abc", "'\"abc\"', abc", "'W/\"a\"', a"})
    void is_the_tag_of_the_receiver_without_its_quotes(String tag, String id) {
      theServerAnswers(
          aResponse().withStatus(201).withHeader("ETag", tag).withHeader("Location", "/videos/7"));

      assertThat(desk.carry(post("/in"), upload).id()).isEqualTo(id);
    }

    @Test
    void is_else_its_location_without_secrets() {
      theServerAnswers(aResponse()
          .withStatus(201)
          .withHeader("Location", "http://example.com/videos/7?token=hush"));

      assertThat(desk.carry(post("/in"), upload).id())
          .isEqualTo("http://example.com/videos/7?token=***");
    }

    @Test
    void is_none_where_it_is_endless() {
      theServerAnswers(aResponse().withHeader("ETag", "x".repeat(501)));

      assertThat(desk.carry(post("/in"), upload).id()).isEmpty();
    }
  }

  @Nested
  class WhenItFails {

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429, 408})
    void what_may_pass_is_worth_another_attempt(int status) {
      theServerAnswers(aResponse().withStatus(status));

      assertThat(desk.failureOf(post("/in?token=hush"), upload))
          .isEqualTo(new Failure(
              FailureCode.OUTPUT_UNREACHABLE,
              address("/in?token=***") + ": the server answered " + status));
      WEB.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_POST", "HTTP_PUT"})
    void a_no_is_final(Kind kind) {
      theServerAnswers(aResponse().withStatus(403));

      assertThat(desk.failureOf(target(kind, "url", address("/in")), upload))
          .isEqualTo(new Failure(
              FailureCode.OUTPUT_REFUSED, address("/in") + ": the server answered 403"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void a_redirect_is_not_followed(int status) {
      theServerAnswers(aResponse().withStatus(status).withHeader("Location", "/other"));

      assertThat(desk.failureOf(post("/in"), upload).code()).isEqualTo(FailureCode.OUTPUT_REFUSED);
      WEB.verify(0, anyRequestedFor(urlEqualTo("/other")));
    }

    @Test
    void a_server_that_is_not_there_may_be_later() {
      assertThat(desk.failureOf(target(Kind.HTTP_PUT, "url", "http://127.0.0.1:1/in"), upload))
          .isEqualTo(new Failure(
              FailureCode.OUTPUT_UNREACHABLE,
              "http://127.0.0.1:1/in: the server does not take connections"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"http://127.0.0.2/in", "http://10.0.0.1/", "http://[::1]/", "http://2130706433/"
        })
    void an_address_that_we_do_not_go_to_is_refused(String address) {
      Failure failure = desk.failureOf(target(Kind.HTTP_POST, "url", address), upload);

      assertThat(failure.code()).isEqualTo(FailureCode.OUTPUT_REFUSED);
      assertThat(failure.text()).startsWith(address + ": the host is not ");
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_POST", "HTTP_PUT"})
    void who_is_stopped_in_the_middle_ends(Kind kind) {
      theServerAnswers(aResponse().withFixedDelay(60_000));
      var stopping = new StoppingUpload(upload);

      assertThatThrownBy(() -> desk.carry(target(kind, "url", address("/in")), stopping))
          .isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void our_own_storage_is_nothing_to_carry_to() {
    assertThatThrownBy(() -> desk.carry(target(Kind.STUPEFLIX_STORE), upload))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
