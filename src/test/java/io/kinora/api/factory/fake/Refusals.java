package io.kinora.api.factory.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.factory.fake.FactoryClient.Reply;
import java.nio.charset.StandardCharsets;

/// What clients are told when they are refused, to the letter.
///
/// Source: the factory contract, sections 4 and 12.
public final class Refusals {

  private Refusals() {}

  /// @param text `Code: message`, or how it begins
  public static void assertRefused(Reply reply, int status, String text) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).contains("application/json");
    assertThat(reply.header("Content-Length")).contains(String.valueOf(reply.body().length));
    assertThat(reply.header("ETag")).isEmpty();
    assertThat(reply.text()).startsWith("{\"error\":\"" + text).endsWith("\"}");
    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(reply.text())).isTrue();
  }
}
