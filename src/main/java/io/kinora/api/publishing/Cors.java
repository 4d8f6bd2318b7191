package io.kinora.api.publishing;

import io.kinora.api.http.Exchange;
import java.util.Objects;

/// Lets pages of some sites use the API from a browser. Source: the publishing contract, section 3.
final class Cors {

  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private static final String EXPOSED = String.join(
      ", ",
      "Location",
      "ETag",
      "Retry-After",
      "Range",
      "X-Request-Id",
      "RateLimit",
      "RateLimit-Policy",
      "Tus-Resumable",
      "Tus-Version",
      "Tus-Extension",
      "Tus-Max-Size",
      "Tus-Checksum-Algorithm",
      "Upload-Offset",
      "Upload-Length",
      "Upload-Defer-Length",
      "Upload-Metadata",
      "Upload-Expires");

  /// What pages may send.
  private static final String ACCEPTED = String.join(
      ", ",
      "Authorization",
      "Content-Type",
      "Content-Range",
      "Content-Digest",
      "Repr-Digest",
      "Idempotency-Key",
      "If-Match",
      "If-None-Match",
      "Prefer",
      "Tus-Resumable",
      "Upload-Checksum",
      "Upload-Defer-Length",
      "Upload-Length",
      "Upload-Metadata",
      "Upload-Offset",
      "X-HTTP-Method-Override",
      "X-Request-Id");

  private final CorsOrigins origins;

  Cors(CorsOrigins origins) {
    this.origins = origins;
  }

  /// Lets the page that asks read the answer, if it may.
  void open(Exchange exchange) {
    if (origins.isEmpty()) {
      return;
    }
    if (!origins.isEvery()) {
      exchange.lastingHeader("Vary", "Origin");
    }
    String origin = exchange.header("Origin");
    if (origin != null && origins.allow(origin)) {
      exchange.lastingHeader(ALLOW_ORIGIN, origins.isEvery() ? "*" : origin);
      exchange.lastingHeader("Access-Control-Expose-Headers", EXPOSED);
    }
  }

  /// Tells whether a browser asks what a page may do.
  boolean isPreflight(Exchange exchange) {
    return !origins.isEmpty()
        && exchange.method().equals("OPTIONS")
        && exchange.header("Origin") != null
        && exchange.header("Access-Control-Request-Method") != null;
  }

  /// Says it.
  void tell(Exchange exchange, String methods) {
    if (origins.allow(Objects.requireNonNullElse(exchange.header("Origin"), ""))) {
      exchange.header("Access-Control-Allow-Methods", methods);
      exchange.header("Access-Control-Allow-Headers", ACCEPTED);
      exchange.header("Access-Control-Max-Age", "86400");
    }
  }
}
