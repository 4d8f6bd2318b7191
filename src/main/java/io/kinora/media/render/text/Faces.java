package io.kinora.media.render.text;

import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.Typeface;
import io.kinora.media.sxml.FontNames;
import io.kinora.media.sxml.TextStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds faces: those that come with the server, those of the operator's folder, those that a
/// film brings. Never those of the machine by accident: pictures must not depend on it.
/// Thread-safe.
final class Faces {

  /// Narrower letters than this are drawn by a face that is narrow itself, where there is one.
  private static final double CONDENSED = 0.9;

  private static final Logger LOG = LoggerFactory.getLogger(Faces.class);
  private static final int TOLD_MAX = 1_000;

  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final ConcurrentHashMap<String, Face> packaged;
  private final FontFolder folder;
  private final Map<String, Path> files;
  private final ConcurrentHashMap<String, Face> ofFilm = new ConcurrentHashMap<>();

  Faces(Optional<Path> folder) {
    this(new ConcurrentHashMap<>(), new FontFolder(folder), Map.of());
  }

  private Faces(
      ConcurrentHashMap<String, Face> packaged, FontFolder folder, Map<String, Path> files) {
    this.packaged = packaged;
    this.folder = folder;
    this.files = Map.copyOf(files);
  }

  /// The same, with the files of one film.
  Faces with(Map<String, Path> filesOfFilm) {
    return new Faces(packaged, folder, filesOfFilm);
  }

  /// A face and what remains to be done to its width.
  record Fitting(Face face, double stretch) {}

  /// The face that a text asks for, or what stands for it.
  Fitting of(TextStyle.Face wish) {
    if (wish.file().isPresent()) {
      Face face = ofFilm.computeIfAbsent(wish.name(), this::fromFile);
      return new Fitting(face.as(wish.isBold(), wish.isSlanted()), wish.stretch());
    }
    return named(wish);
  }

  private Fitting named(TextStyle.Face wish) {
    Optional<Face> own = folder
        .named(FontNames.standsFor(wish.name()), wish.isBold(), wish.isSlanted())
        .map(face -> face.as(wish.isBold(), wish.isSlanted()));
    if (own.isPresent()) {
      return new Fitting(own.get(), wish.stretch());
    }
    Family family = Family.named(wish.name());
    if (family.equals(Family.DEJAVU) && wish.stretch() <= CONDENSED) {
      Face narrow = packaged(Family.DEJAVU_CONDENSED.file(wish.isBold(), wish.isSlanted()));
      return new Fitting(narrow, wish.stretch() / CONDENSED);
    }
    Face face = packaged(family.file(wish.isBold(), wish.isSlanted()));
    tell("the font '" + wish.name() + "' is drawn as " + face.name());
    return new Fitting(face, wish.stretch());
  }

  /// Writes something that an operator may look for into the log, once.
  void tell(String what) {
    if (told.size() < TOLD_MAX && told.add(what)) {
      LOG.info("a text: {}", what);
    }
  }

  /// A face for a letter that the wished one does not have.
  ///
  /// @param isPicture whether one with colours of its own is better
  Optional<Face> instead(int codePoint, TextStyle.Face wish, boolean isPicture) {
    Optional<Face> picture =
        isPicture ? folder.with(codePoint, false, false, true) : Optional.empty();
    return picture
        .or(() -> folder.with(codePoint, wish.isBold(), wish.isSlanted(), false))
        .or(() -> packagedWith(Family.DEJAVU, codePoint, wish))
        .or(() -> packagedWith(Family.CHINESE, codePoint, wish))
        .or(() -> folder.with(codePoint, false, false, true));
  }

  private Optional<Face> packagedWith(Family family, int codePoint, TextStyle.Face wish) {
    return Optional.of(packaged(family.file(wish.isBold(), wish.isSlanted())))
        .filter(face -> face.has(codePoint));
  }

  private Face packaged(String file) {
    return packaged.computeIfAbsent(file, Faces::load);
  }

  private Face fromFile(String name) {
    Path file = files.get(name);
    if (file == null) {
      throw new IllegalStateException("the font was not fetched: " + name);
    }
    @Nullable Typeface typeface = made(FontFile.read(file, name));
    if (typeface == null || typeface.getGlyphsCount() == 0) {
      throw FontFile.broken(name, "its letters cannot be read");
    }
    return new Face(typeface, name);
  }

  private static Face load(String file) {
    try (@Nullable InputStream in = Faces.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the font is not on the class path: " + file);
      }
      @Nullable Typeface typeface = made(in.readAllBytes());
      if (typeface == null) {
        throw new IllegalStateException("not a font: " + file);
      }
      return new Face(typeface, typeface.getFamilyName());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static @Nullable Typeface made(byte[] font) {
    try (Data data = Data.makeFromBytes(font)) {
      return FontMgr.getDefault().makeFromData(data);
    }
  }
}
