package io.kinora.media.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTest {

  @ParameterizedTest
  @CsvSource({
    "25, 25/1",
    "29.97003, 30000/1001",
    "29.9712, 30000/1001",
    "24.9904, 25/1",
    "23.976, 24000/1001",
    "59.94, 60000/1001",
    "27.312, 27312/1000",
    "12.5, 12500/1000",
    "120, 60/1",
    "119.88, 60/1",
    "0.2, 1/1",
  })
  void the_rate_is_the_average_and_at_most_sixty(double average, String rate) {
    assertThat(Rates.steady(average)).hasToString(rate);
  }
}
