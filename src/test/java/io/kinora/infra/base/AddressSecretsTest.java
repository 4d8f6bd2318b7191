package io.kinora.infra.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSecretsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      http://h/a?token=x                           | http://h/a?token=***
      http://h/a?b=1&ACCESS_TOKEN=x&c=2#f          | http://h/a?b=1&ACCESS_TOKEN=***&c=2#f
      https://h/a?X-Amz-Credential=x&X-Amz-Signature=y&X-Amz-Date=3 | https://h/a?X-Amz-Credential=***&X-Amz-Signature=***&X-Amz-Date=3
      https://h/a?Signature=x&AWSAccessKeyId=y&Expires=3 | https://h/a?Signature=***&AWSAccessKeyId=***&Expires=3
      https://h/a?sv=2&sig=x%3D&sp=r               | https://h/a?sv=2&sig=***&sp=r
      https://h/a?key=x&password=y&auth=z          | https://h/a?key=***&password=***&auth=***
      https://me:pass@h/a?apikey=x                 | https://***@h/a?apikey=***
      Not http://h/a?sig=x: 404, HTTP://i/?sig=y   | Not http://h/a?sig=*** 404, HTTP://i/?sig=***
      ftp://me:pa%20ss@h/a, sftp://me@h:22/b      | ftp://***@h/a, sftp://***@h:22/b
      S3://AKIA:a/b+c=@bucket/key?token=x          | S3://***@bucket/key?token=***
      http://me:pa/ss@h/a                          | http://***@h/a
      <video filename="http://h/a?b&amp;sig=x"/>   | <video filename="http://h/a?b&amp;sig=***"/>
      """)
  void what_opens_doors_is_masked(String text, String masked) {
    assertThat(AddressSecrets.masked(text)).isEqualTo(masked);
    assertThat(AddressSecrets.isIn(text)).isTrue();
    assertThat(AddressSecrets.isIn(masked)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h/token=x/sig=y",
        "http://h/a?keyword=x&monkey=2&design=3&id=4",
        "http://h/a@b.png?token=",
        "ftp://h:21/a@b.png",
        "http://[::1]:80/a@b.png",
        "s3://bucket/a:b@c",
        "Is a?token=x an address",
        "kinora:asset/A?key=x"
      })
  void all_else_stays(String text) {
    assertThat(AddressSecrets.masked(text)).isEqualTo(text);
  }

  @Test
  void a_failure_never_tells_them() {
    var failure = new Failure(FailureCode.INPUT_REFUSED, "File 'http://h/a?sig=x' is broken");

    assertThat(failure.text()).isEqualTo("File 'http://h/a?sig=***' is broken");
  }

  /// Two million characters: what grows with their square would take minutes.
  @ParameterizedTest
  @ValueSource(strings = {"token", "?", "?a", "?token", "http://", "&sig", "@", ":", "ftp://a:"})
  void no_text_takes_long(String part) {
    String text = "http://h/" + part.repeat(2_000_000 / part.length());

    assertThat(AddressSecrets.masked(text)).isEqualTo(text);
  }
}
