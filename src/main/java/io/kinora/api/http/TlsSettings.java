package io.kinora.api.http;

import java.time.Duration;

/// That the server listens by TLS, too.
///
/// @param port       0 takes a free one
/// @param checkEvery how often the files are looked at; changed ones are used from then on
public record TlsSettings(int port, PemFiles files, Duration checkEvery) {

  public static TlsSettings on(int port, PemFiles files) {
    return new TlsSettings(port, files, Duration.ofSeconds(10));
  }
}
