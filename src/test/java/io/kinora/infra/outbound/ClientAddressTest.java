package io.kinora.infra.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "http://h/a b.jpg > http://h/a%20b.jpg",
        "http://h/é?q=ü > http://h/%C3%A9?q=%C3%BC",
        "http://h/100%?a=%4 > http://h/100%25?a=%254",
        "http://h/a%20b%2Fc > http://h/a%20b%2Fc",
        "http://h/a[1]|{2} > http://h/a%5B1%5D%7C%7B2%7D",
        "http://h/😀 > http://h/%F0%9F%98%80",
        "http://h?a=b&c > http://h?a=b&c",
        "/only/a path > /only/a%20path",
      })
  void what_was_not_encoded_is_encoded(String written, String meant) {
    assertThat(ClientAddress.parse(" " + written + "\n").orElseThrow()).hasToString(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://exa mple.com/", "http://[x/", "http://"})
  void a_host_is_not_mended(String written) {
    assertThat(ClientAddress.parse(written)).isEmpty();
  }
}
