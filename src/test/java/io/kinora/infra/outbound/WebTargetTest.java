package io.kinora.infra.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebTargetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        // numbers that some programs read as addresses
        "http://0177.0.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://127.1/",
        "http://127.0.1/",
        "http://0/",
        "http://017700000001/",
        "http://127.0.0.01/",
        "http://127.0.0.1.0/",
        "http://256.0.0.1/",
        "http://1.2.3.4.5/",
        "http://0x7f.0x0.0x0.0x1/",
        "http://0X7F000001/",
        "http://127.0x1/",
        "http://-1/",
        "http://4294967297/",
        "http://127.0.0.0x1/",
        "http://00000127.0.0.1/",
        "http://9/",
        "http://example.0/",
        "http://example.0x1/",
        "http://a.1/",
        // dots and encodings
        "http://127.0.0.1./",
        "http://localhost./",
        "http://example.com./",
        "http://.example.com/",
        "http://a..b/",
        "http://127%2e0.0.1/",
        "http://%6c%6f%63alhost/",
        "http://127。0。0。1/",
        "http://127．0．0．1/",
        "http://１２７.0.0.1/",
        "http://ⓛⓞⓒⓐⓛhost/",
        "http://exámple.com/",
        "http://loc\u00adalhost/",
        "http://\u200blocalhost/",
        "http://127.0.0.1%00.example.com/",
        "http://127.0.0.1%0a/",
        "http://127.0.0.1 .example.com/",
        "http://exa\tmple.com/",
        // odd literals
        "http://[::1/",
        "http://::1/",
        "http://[127.0.0.1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::ffff:8.8.8.8]/",
        "http://[fe80::1%25eth0]/",
        "http://[fe80::1%eth0]/",
        "http://[::0177.0.0.1]/",
        "http://[::1]]/",
        "http://[v1.x]/",
        "http://[]/",
        "http://[1:2:3]/",
        "http://[::1]x/",
        "http://[::g]/",
        // authorities that are read in two ways
        "http://example.com:80:80/",
        "http://example.com:/x@127.0.0.1:x/",
        "http://a@b@127.0.0.1/",
        "http://example.com\\@127.0.0.1/",
        "http:///x",
        "http:/x",
        "http://:80/",
        "http://@/",
        "http://user@/",
        "http:example.com",
        "http://?x",
        "//host/x",
        "http://example.com:0/",
        "http://example.com:65536/",
        "http://example.com:999999/",
        "http://example.com:-1/",
        "http://exa mple.com/",
        "http://a,b/",
        "http://a;b/",
        "http://-a.com/",
        "http://a-/",
        "http://*/",
        "http://a|b/",
        // other schemes
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "javascript:alert(1)",
        "jar:http://example.com/!x",
        "data:text/plain,x",
        "ldap://example.com/",
        "example.com/x",
        "",
        "http",
        "httpx://example.com/",
        "dict://example.com/",
        "netdoc:///etc/passwd",
      })
  void an_address_in_an_odd_spelling_is_refused(String address) {
    assertThatThrownBy(() -> WebTarget.of(URI.create(address)))
        .isInstanceOfAny(ObjectionException.class, IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com, http://example.com/",
    "HTTP://EXAMPLE.com:8080/A?b=C, http://example.com:8080/A?b=C",
    "https://example.com/a%2Fb//c;d?x#fragment, https://example.com/a%2Fb//c;d?x",
    "http://my_bucket.s3.example.com/x, http://my_bucket.s3.example.com/x",
    "http://xn--bcher-kva.example/x, http://xn--bcher-kva.example/x",
    "http://intranet/x, http://intranet/x",
    "http://1.2.3.4.example.com/x, http://1.2.3.4.example.com/x",
    "http://93.184.216.34/x, http://93.184.216.34/x",
    "http://[2606:4700::1111]:81/x, http://[2606:4700::1111]:81/x",
    "http://me:secret@example.com/x, http://example.com/x",
  })
  void an_address_in_the_usual_spelling_is_kept(String address, String kept) throws IOException {
    assertThat(WebTarget.of(URI.create(address)).uri()).hasToString(kept);
  }

  @Test
  void credentials_in_an_address_are_kept_apart_and_never_shown() throws IOException {
    var address = URI.create("http://me:secret@example.com/a@b?c=d");

    assertThat(WebTarget.of(address).userInfo()).isEqualTo("me:secret");
    assertThat(WebTarget.shown(address)).isEqualTo("http://example.com/a@b?c=d");
  }

  @Test
  void a_long_address_is_shown_shortened() {
    assertThat(WebTarget.shown(URI.create("http://h/" + "x".repeat(1000)))).hasSize(501);
  }
}
