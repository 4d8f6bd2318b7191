package io.kinora.infra.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OAuth1Test {

  /// Source: OAuth Core 1.0, appendix A.5; RFC 5849 uses the same names in section 1.2.
  private static final OAuth1 PHOTOS =
      new OAuth1("dpf43f3p2l4k3l03", "kd94hf93k423kf44", "nnch734d00sl2jdk", "pfkkdhi9sl3r4s00");

  @Test
  void a_request_is_signed_with_its_query() {
    String header = PHOTOS.header(
        "GET",
        URI.create("http://photos.example.net/photos?file=vacation.jpg&size=original"),
        "chapoH",
        Instant.ofEpochSecond(137131202));

    assertThat(header)
        .isEqualTo("OAuth oauth_consumer_key=\"dpf43f3p2l4k3l03\", oauth_nonce=\"chapoH\","
            + " oauth_signature=\"MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D\","
            + " oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"137131202\","
            + " oauth_token=\"nnch734d00sl2jdk\"");
  }

  @Test
  void odd_characters_are_encoded_alike_on_both_sides() {
    String one = PHOTOS.header("GET", URI.create("http://h/?a=%2b&b=c+d"), "n", Instant.EPOCH);
    String other = PHOTOS.header("GET", URI.create("http://H/?b=c%20d&a=%2B"), "n", Instant.EPOCH);

    assertThat(one).isEqualTo(other);
  }

  @Test
  void it_does_not_show_its_secrets() {
    assertThat(PHOTOS.toString()).doesNotContain("kd94", "pfkk");
  }
}
