package io.kinora.infra.platform;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import io.kinora.infra.outbound.Calls;
import io.kinora.infra.outbound.Guard;
import io.kinora.infra.outbound.Outbound;
import io.kinora.infra.outbound.OutboundSettings;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A server that answers as a platform does, and the way there. For one class of tests.
final class PlatformTwin extends WireMockExtension {

  private @Nullable Outbound outbound;

  PlatformTwin() {
    super(newInstance().options(options().dynamicPort().bindAddress("127.0.0.1")));
  }

  @Override
  protected void onBeforeAll(WireMockRuntimeInfo server) {
    outbound = Outbound.open(
        OutboundSettings.of(Guard.allowing("127.0.0.1/32"), "test"), InstantSource.system());
  }

  @Override
  protected void onAfterAll(WireMockRuntimeInfo server) {
    Objects.requireNonNull(outbound).close();
  }

  Calls calls() {
    return Objects.requireNonNull(outbound).calls();
  }
}
