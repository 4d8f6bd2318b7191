package io.kinora.engine.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SigningSecretTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String BODY = "{\"test\": 2432232314}";

  /// The example that all libraries of Standard Webhooks are tested with.
  @Test
  void a_signature_is_the_one_of_the_published_example() {
    var secret = SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    assertThat(secret.sign(ID, NOW, BODY))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void a_new_secret_has_32_bytes_of_its_own() {
    String one = SigningSecret.random().shown();

    assertThat(one).startsWith("whsec_").isNotEqualTo(SigningSecret.random().shown());
    assertThat(Base64.getDecoder().decode(one.substring(6))).hasSize(32);
    assertThat(SigningSecret.parse(one).shown()).isEqualTo(one);
    assertThat(SigningSecret.parse(one)).hasToString("secret of a webhook");
  }

  @Test
  void for_a_day_after_a_change_both_secrets_sign() {
    SigningSecrets before = SigningSecrets.first();
    SigningSecrets after = before.rotated(NOW);
    Instant later = NOW.plus(Duration.ofHours(23));
    Instant tooLate = NOW.plus(Duration.ofHours(24));

    assertThat(after.signatures(ID, later, BODY))
        .isEqualTo(
            after.current().sign(ID, later, BODY) + " " + before.current().sign(ID, later, BODY));
    assertThat(after.signatures(ID, tooLate, BODY))
        .isEqualTo(after.current().sign(ID, tooLate, BODY));
  }
}
