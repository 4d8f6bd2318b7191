package io.kinora;

import io.kinora.api.http.HttpSettings;
import io.kinora.api.http.PemFiles;
import io.kinora.api.http.TlsSettings;

/// Where the server listens, as the operator has set it.
final class Listening {

  private Listening() {}

  /// @throws CannotStartException where TLS is wanted and a file for it was not named
  static HttpSettings of(Settings settings) {
    var plain = HttpSettings.on(settings.value(Settings.HOST), settings.value(Settings.PORT))
        .withStopTime(settings.stopTime());
    return settings
        .value(Settings.TLS_PORT)
        .map(port -> plain.withTls(TlsSettings.on(port, pemFiles(settings))))
        .orElse(plain);
  }

  private static PemFiles pemFiles(Settings settings) {
    return new PemFiles(
        settings.value(Settings.TLS_CERT).orElseThrow(() -> missing(Settings.TLS_CERT)),
        settings.value(Settings.TLS_KEY).orElseThrow(() -> missing(Settings.TLS_KEY)));
  }

  private static CannotStartException missing(Setting<?> setting) {
    return new CannotStartException("KINORA_TLS_PORT needs " + setting.name() + ", too.");
  }
}
