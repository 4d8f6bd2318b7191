package io.kinora.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.cloud.NoticeOutbox.Rule;
import io.kinora.engine.cloud.NoticeTable.Letter;
import io.kinora.engine.cloud.NoticeTable.Pending;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: the panda contract, sections 12.1 and 12.2.
class NoticePauseTest {

  private static final Instant MADE = Instant.parse("2012-05-01T12:00:00Z");

  private static Pending failed(Rule rule, int failures, int delaySeconds) {
    var letter = new Letter("http://customer.example/", "event=x", rule);
    return new Pending(1, letter, failures, Duration.ofSeconds(delaySeconds), MADE, MADE);
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "1, 20", "2, 40", "8, 2560", "9, 3600", "400, 3600"})
  void a_cloud_waits_twice_as_long_each_time_up_to_an_hour(int failures, int seconds) {
    assertThat(CloudNotices.pause(failed(Rule.SECOND, failures, 10), MADE))
        .contains(Duration.ofSeconds(seconds));
  }

  @Test
  void the_first_pause_may_be_another_one() {
    assertThat(CloudNotices.pause(failed(Rule.SECOND, 0, 3), MADE)).contains(Duration.ofSeconds(3));
  }

  @Test
  void after_a_day_it_is_given_up() {
    Pending late = failed(Rule.SECOND, 20, 10);

    assertThat(CloudNotices.pause(late, MADE.plus(Duration.ofHours(22)))).isPresent();
    assertThat(CloudNotices.pause(late, MADE.plus(Duration.ofMinutes(23 * 60 + 1))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "1, 20", "5, 60", "6, 0"})
  void the_first_version_waits_longer_by_ten_seconds_and_gives_up_after_six(
      int failures, int seconds) {
    assertThat(CloudNotices.pause(failed(Rule.FIRST, failures, 10), MADE)
            .map(Duration::toSeconds)
            .orElse(0L))
        .isEqualTo(seconds);
  }

  @Test
  void how_far_something_was_is_told_once() {
    assertThat(CloudNotices.pause(failed(Rule.ONCE, 0, 10), MADE)).isEmpty();
  }
}
