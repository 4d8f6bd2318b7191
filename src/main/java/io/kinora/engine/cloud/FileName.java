package io.kinora.engine.cloud;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes names of files apart that clients gave.
public final class FileName {

  private static final int LENGTH_MAX = 255;
  private static final int EXTENSION_LENGTH_MAX = 16;

  private FileName() {}

  /// The name without folders, of any system. Source: the panda contract, section 5.
  public static String withoutFolders(String path) {
    String name = path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
    return name.length() > LENGTH_MAX ? name.substring(name.length() - LENGTH_MAX) : name;
  }

  /// The extension with its dot, in lower case; empty where there is none that can be kept.
  public static Optional<String> extension(String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0 || dot == name.length() - 1 || name.length() - dot > EXTENSION_LENGTH_MAX) {
      return Optional.empty();
    }
    return Optional.of(name.substring(dot).toLowerCase(Locale.ROOT))
        .filter(it -> it.substring(1).chars().allMatch(Character::isLetterOrDigit));
  }

  /// The name without its extension.
  static @Nullable String stem(@Nullable String name) {
    if (name == null) {
      return null;
    }
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
