package io.kinora.media.render.text;

import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.FontSlant;
import io.github.humbleui.skija.FontStyle;
import io.github.humbleui.skija.Typeface;
import io.kinora.media.sxml.FontNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fonts of a folder that the operator named. They are trusted, read when first needed, and
/// asked in the order of their files. Thread-safe.
final class FontFolder {

  private static final int DEPTH_MAX = 4;
  private static final int FILES_MAX = 2_000;

  /// Faces of one collection, such as the regional ones of a large font.
  private static final int COLLECTION_MAX = 32;

  private static final int USUAL_WIDTH = 5;

  private final Optional<Path> folder;
  private final ConcurrentHashMap<Letter, Optional<Face>> found = new ConcurrentHashMap<>();
  private @Nullable List<Face> faces;

  /// A letter that is looked for.
  private record Letter(int codePoint, boolean isBold, boolean isSlanted, boolean isPicture) {}

  FontFolder(Optional<Path> folder) {
    this.folder = folder;
  }

  /// The face of a family that is closest to what is wanted.
  Optional<Face> named(String name, boolean isBold, boolean isSlanted) {
    String key = FontNames.key(name);
    return best(
        face -> FontNames.key(face.typeface().getFamilyName()).equals(key), isBold, isSlanted);
  }

  /// The face that fits best and has a letter.
  ///
  /// @param isPicture whether it should bring its own colours
  Optional<Face> with(int codePoint, boolean isBold, boolean isSlanted, boolean isPicture) {
    return found.computeIfAbsent(
        new Letter(codePoint, isBold, isSlanted, isPicture),
        letter ->
            best(face -> face.isPicture() == isPicture && face.has(codePoint), isBold, isSlanted));
  }

  private Optional<Face> best(Predicate<Face> fits, boolean isBold, boolean isSlanted) {
    return faces().stream()
        .filter(fits)
        .min(Comparator.comparingInt(face -> strangeness(face, isBold, isSlanted)));
  }

  private static int strangeness(Face face, boolean isBold, boolean isSlanted) {
    FontStyle style = face.typeface().getFontStyle();
    String family = face.typeface().getFamilyName();
    int weight = Math.abs(style.getWeight() - (isBold ? 700 : 400)) / 100;
    int slant = (style.getSlant() != FontSlant.UPRIGHT) == isSlanted ? 0 : 3;
    int width = 2 * Math.abs(style.getWidth() - USUAL_WIDTH);
    int kind = family.contains("Serif") || family.contains("Mono") ? 5 : 0;
    return weight + slant + width + kind;
  }

  private synchronized List<Face> faces() {
    if (faces == null) {
      faces = folder.map(FontFolder::read).orElse(List.of());
    }
    return faces;
  }

  private static List<Face> read(Path folder) {
    try (Stream<Path> files = Files.walk(folder, DEPTH_MAX)) {
      var faces = new ArrayList<Face>();
      files
          .filter(FontFolder::isFont)
          .sorted()
          .limit(FILES_MAX)
          .forEach(file -> addFaces(file, faces));
      return List.copyOf(faces);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isFont(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(ttf|otf|ttc)");
  }

  private static void addFaces(Path file, List<Face> faces) {
    for (int index = 0; index < COLLECTION_MAX; index++) {
      @Nullable Typeface typeface = FontMgr.getDefault().makeFromFile(file.toString(), index);
      if (typeface == null) {
        return;
      }
      faces.add(new Face(typeface, typeface.getFamilyName()));
      if (!file.toString().endsWith(".ttc")) {
        return;
      }
    }
  }
}
