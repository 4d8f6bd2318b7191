package io.kinora.api.panda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.kinora.infra.base.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What a client signs of a request, and whether it has.
///
/// Source: the panda contract, sections 3.2 to 3.4.
///
/// @param verb       in upper case
/// @param path       without version, with one slash before it
/// @param parameters all of the request
record Signature(String verb, String path, Map<String, String> parameters) {

  private static final Set<String> UNSIGNED = Set.of("signature", "file", "Filename", "Upload");

  /// Tells whether a signature was made with a secret.
  ///
  /// @param hosts that the client may have meant
  /// @param ways  to escape that it may have
  boolean isMadeWith(String secret, String signature, List<String> hosts, List<Escaping> ways) {
    byte[] given = signature.strip().getBytes(UTF_8);
    for (Escaping way : ways) {
      for (String host : hosts) {
        if (MessageDigest.isEqual(given, made(secret, host, way).getBytes(UTF_8))) {
          return true;
        }
      }
    }
    return false;
  }

  /// The signature that a client makes.
  String made(String secret, String host, Escaping way) {
    byte[] mac = Sha256.mac(secret.getBytes(UTF_8), toSign(host, way));
    return Base64.getEncoder().encodeToString(mac);
  }

  /// Four lines, without a line break at the end.
  String toSign(String host, Escaping way) {
    return String.join("\n", verb, host, path, query(way));
  }

  private String query(Escaping way) {
    var sorted = new TreeMap<String, String>(
        (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8)));
    parameters.forEach((name, value) -> {
      if (!UNSIGNED.contains(name)) {
        sorted.put(name, value);
      }
    });
    return sorted.entrySet().stream()
        .map(it -> way.name(it.getKey()) + "=" + way.value(it.getValue()))
        .collect(joining("&"));
  }
}
