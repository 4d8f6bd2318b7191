package io.kinora.api.panda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Source: the panda contract, section 3.6.
class TimestampsTest {

  @ParameterizedTest
  @CsvSource({
    "2010-01-12T01:00:00.000000Z, 2010-01-12T01:00:00Z",
    "2010-06-10T16:51:01.369361+02:00, 2010-06-10T14:51:01.369361Z",
    "2010-07-16T06:27:54+00:00, 2010-07-16T06:27:54Z",
    "2014-12-22T17:54:47.616194+00:00, 2014-12-22T17:54:47.616194Z",
    "2011-09-26T13:35:28.686Z, 2011-09-26T13:35:28.686Z",
    "2015-09-26T13:35:28.1+00:00, 2015-09-26T13:35:28.1Z",
    "2026-11-21T02:06:57UTC, 2026-11-21T02:06:57Z",
    "2026-11-21T02:06:57CET, 2026-11-21T01:06:57Z",
    "2026-07-21T02:06:57CEST, 2026-07-21T00:06:57Z",
    "2026-07-21T02:06:57PDT, 2026-07-21T09:06:57Z",
    "2010-07-16T06:27:54, 2010-07-16T06:27:54Z",
    "2010-07-16T06:27:54+0200, 2010-07-16T04:27:54Z",
  })
  void what_clients_write_is_read(String text, Instant expected) {
    assertThat(Timestamps.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "now", "2010-13-01T00:00:00Z", "2010-01-01T00:00:00XYZ", "1262304000"})
  void what_is_no_moment_is_none(String text) {
    assertThat(Timestamps.parse(text)).isEmpty();
  }

  @Test
  void dates_are_shown_as_clients_parse_them() {
    assertThat(Timestamps.shown(Instant.parse("2009-10-13T18:11:26.999Z")))
        .isEqualTo("2009/10/13 18:11:26 +0000");
  }
}
