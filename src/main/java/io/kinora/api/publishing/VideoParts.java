package io.kinora.api.publishing;

import io.kinora.engine.library.Library;
import io.kinora.engine.publishing.Idempotency;
import io.kinora.engine.publishing.OwnPosters;
import io.kinora.engine.publishing.Videos;
import io.kinora.engine.upload.Uploads;
import io.kinora.infra.secret.Vault;
import java.time.InstantSource;

/// What the routes of videos stand on.
///
/// @param rules what an operator says about videos
public record VideoParts(
    Videos videos,
    Uploads uploads,
    Library library,
    Idempotency idempotency,
    OwnPosters posters,
    VideoRules rules,
    Vault vault,
    InstantSource clock) {

  Delegates delegates() {
    return new Delegates(vault);
  }

  Passes passes() {
    return new Passes(vault, rules.passLife(), clock);
  }

  Quotas quotas() {
    return new Quotas(this);
  }
}
