package io.kinora.api.panda;

import java.util.Set;

/// Which paths of a server belong to Panda. Source: the panda contract, section 1.
public final class PandaPaths {

  /// What there is something of; the document writes two of them without the last letter, too.
  private static final Set<String> NOUNS = Set.of(
      "videos",
      "encodings",
      "encoding",
      "profiles",
      "profile",
      "clouds",
      "factories",
      "notifications",
      "progress");

  private static final Set<String> FREE = Set.of("/upload/session", "/crossdomain.xml");
  private static final String JSON = ".json";

  private PandaPaths() {}

  /// Tells whether a path is Panda's: it lies under a noun of it, or ends in `.json` where its
  /// second version lives, which others live in, too.
  ///
  /// @param path   as it came, without doubled slashes
  /// @param others first names of the paths that others have under that version
  public static boolean contain(String path, Set<String> others) {
    String[] words = path.substring(Math.min(1, path.length())).split("/", -1);
    boolean isVersioned = words.length > 1 && PandaPath.isSecond(words[0]);
    String first = words[isVersioned ? 1 : 0];
    return FREE.contains(path)
        || NOUNS.contains(first.replaceFirst("\\..*", ""))
        || (isVersioned && path.endsWith(JSON) && !others.contains(first));
  }
}
