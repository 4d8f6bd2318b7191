package io.kinora.media.render.text;

import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.Typeface;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The faces that come with the server. Never those of the machine: pictures must not depend on it.
///
/// Source of the mapping: the film language, section 9.4.
final class Fonts {

  private static final String FOLDER = "/liberation/";
  private static final String PLAIN = "LiberationSans-Regular.ttf";
  private static final String BOLD = "LiberationSans-Bold.ttf";

  private static final Map<String, String> FILES = Map.of(
      "arial", PLAIN,
      "arialbold", BOLD,
      "timesnewroman", "LiberationSerif-Regular.ttf",
      "couriernew", "LiberationMono-Regular.ttf",
      "comicsansms", PLAIN,
      "verdana", PLAIN);

  private final Map<String, Typeface> faces = new ConcurrentHashMap<>();

  /// The face for a name of the language, compared without case and blanks.
  Typeface face(String name) {
    String key = name.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    return faces.computeIfAbsent(FILES.getOrDefault(key, BOLD), Fonts::load);
  }

  private static Typeface load(String file) {
    try (@Nullable InputStream in = Fonts.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("the font is not on the class path: " + file);
      }
      try (Data data = Data.makeFromBytes(in.readAllBytes())) {
        Typeface face = FontMgr.getDefault().makeFromData(data);
        if (face == null) {
          throw new IllegalStateException("not a font: " + file);
        }
        return face;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
