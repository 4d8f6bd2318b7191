package io.kinora.api.tasks.fake;

import io.kinora.engine.work.Frames;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Frames that show what was asked for, or a failure.
public final class FakeFrames implements Frames {

  private Optional<Failure> failure = Optional.empty();

  /// What happens from now on.
  public void failWith(Failure next) {
    failure = Optional.of(next);
  }

  @Override
  public Shown show(ObjectNode wish, TenantId tenant, StopSignal stop) {
    failure.ifPresent(it -> {
      throw it.asException();
    });
    byte[] bytes = (tenant.value() + " " + wish).getBytes(StandardCharsets.UTF_8);
    return new Shown(bytes, "image/jpeg", Duration.ofMillis(12_500));
  }
}
