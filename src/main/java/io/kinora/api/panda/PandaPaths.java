package io.kinora.api.panda;

import java.util.List;
import java.util.stream.Stream;

/// Which paths of a server belong to Panda. Source: the panda contract, section 1.
public final class PandaPaths {

  /// What there is something of; the singular covers the plural.
  private static final List<String> NOUNS = List.of(
      "/video", "/encoding", "/profile", "/cloud", "/factories", "/notifications", "/progress");

  private static final List<String> VERSIONS = List.of("", "/v2", "/v2.0", "/v3.0");

  /// What these paths begin with.
  public static final List<String> PREFIXES = Stream.concat(
          VERSIONS.stream().flatMap(version -> NOUNS.stream().map(version::concat)),
          Stream.of("/upload/session", "/crossdomain.xml"))
      .toList();

  private PandaPaths() {}
}
