package io.kinora.api.publishing;

import io.kinora.api.http.Exchange;
import io.kinora.engine.upload.BodyDigest;
import io.kinora.engine.upload.BodyDigest.Algorithm;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Digests as clients announce them. Source: RFC 9530; tus 1.0, checksum; the publishing contract,
/// sections 7.2 and 7.4.
final class BodyDigests {

  private static final Pattern SHA_256 =
      Pattern.compile("(?:^|[,\\s])sha-256=:([A-Za-z0-9+/]{43}=):(?=$|[,;\\s])");

  private static final Map<String, Algorithm> OF_TUS =
      Map.of("sha1", Algorithm.SHA1, "sha256", Algorithm.SHA256, "md5", Algorithm.MD5);

  private BodyDigests() {}

  /// That of a whole file. Other algorithms are not looked at.
  ///
  /// @throws ProblemException where there is one that cannot be read
  static Optional<BodyDigest> ofFile(Exchange exchange) {
    for (String name : List.of("Repr-Digest", "Content-Digest")) {
      String header = exchange.header(name);
      if (header != null && header.contains("sha-256")) {
        Matcher matcher = SHA_256.matcher(header);
        if (!matcher.find()) {
          throw wrong(name + " must be 'sha-256=:BASE64:'.");
        }
        byte[] expected = Base64.getDecoder().decode(matcher.group(1));
        return Optional.of(new BodyDigest(Algorithm.SHA256, expected, true));
      }
    }
    return Optional.empty();
  }

  /// That of the body of one request, in the words of tus.
  ///
  /// @throws ProblemException where it cannot be read, or the algorithm is another
  static Optional<BodyDigest> ofPart(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    String[] words = header.strip().split(" ", 2);
    Algorithm algorithm = OF_TUS.get(words[0]);
    if (algorithm == null || words.length < 2) {
      throw wrong("Upload-Checksum must be one of sha1, sha256, md5 and a digest in base 64.");
    }
    try {
      byte[] expected = Base64.getDecoder().decode(words[1].strip());
      return Optional.of(new BodyDigest(algorithm, expected, false));
    } catch (IllegalArgumentException _) {
      throw wrong("The digest of Upload-Checksum must be in base 64.");
    }
  }

  private static ProblemException wrong(String detail) {
    return Problem.of(ProblemCode.BAD_REQUEST, detail).asException();
  }
}
