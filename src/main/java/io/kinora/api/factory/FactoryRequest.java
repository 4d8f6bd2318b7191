package io.kinora.api.factory;

import io.kinora.api.http.Exchange;
import io.kinora.api.http.RefusedException;
import io.kinora.engine.film.FilmAccount;
import io.kinora.infra.base.Md5;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// A request of somebody who is known.
///
/// @param names user, resource and profile, as many of them as its path has
record FactoryRequest(Exchange exchange, FilmAccount account, List<String> names) {

  FactoryRequest {
    names = List.copyOf(names);
  }

  /// So much is read of a body that nobody wants: clients send it whatever they were told.
  private static final long UNWANTED_BYTES_MAX = 64L << 20;

  /// The whole body.
  ///
  /// @throws FactoryException where it is not the one that was signed
  byte[] body(int bytesMax) throws IOException {
    byte[] body = exchange.body(bytesMax);
    if (body.length > 0 || exchange.method().equals("PUT")) {
      checkDigest(Md5.hex(body));
    }
    return body;
  }

  /// @param md5 of the body that came, in hexadecimal digits of lower case
  /// @throws FactoryException where the client said another one, or none
  void checkDigest(String md5) {
    String said = exchange.header("Content-MD5");
    if (said == null || said.isBlank()) {
      throw FactoryException.badRequest("MissingDigest", "Content-MD5 is needed");
    }
    String right = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(md5));
    if (!said.strip().equals(right)) {
      throw FactoryException.badRequest(
          "BadDigest", "Content-MD5 is not the digest of the body that came");
    }
  }

  /// Reads what is left of a body: old clients send it after they were refused, and then look for
  /// the answer. A longer or slower one is left alone; the connection is closed behind the answer
  /// then.
  static void drain(Exchange exchange) throws IOException {
    if (exchange.isBodyAskedFor() || exchange.announcedByteCount() > UNWANTED_BYTES_MAX) {
      return;
    }
    try (InputStream body = exchange.bodyStream(UNWANTED_BYTES_MAX)) {
      body.transferTo(OutputStream.nullOutputStream());
    } catch (RefusedException _) {
      // What came of it was not wanted either: the answer is on its way.
    }
  }
}
