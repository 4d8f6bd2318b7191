package io.kinora.media.render;

import io.kinora.media.sxml.Media.Map.Kind;
import io.kinora.media.sxml.Media.Map.Spot;
import io.kinora.media.sxml.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the operator has of maps: places with their names, and pictures of the world cut into
/// tiles as map services do. Source: the film language, section 13.
///
/// @param folder with `places.txt` and `KIND/ZOOM/X/Y.png`; nothing where there are no maps
/// @param places by their names in small letters
record Atlas(Optional<Path> folder, Map<String, Spot> places) {

  static final Atlas NONE = new Atlas(Optional.empty(), Map.of());

  private static final String PLACES = "places.txt";

  Atlas {
    places = Map.copyOf(places);
  }

  /// Reads the places; tiles are looked for when they are needed.
  static Atlas in(Optional<Path> folder) {
    return new Atlas(folder, folder.map(Atlas::placesIn).orElse(Map.of()));
  }

  /// Each line is a name, `=`, a latitude, a comma and a longitude; others count for nothing.
  private static Map<String, Spot> placesIn(Path folder) {
    Path file = folder.resolve(PLACES);
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    var places = new HashMap<String, Spot>();
    try (Stream<String> lines = Files.lines(file)) {
      lines.forEach(line -> {
        int equals = line.lastIndexOf('=');
        Values.spotIn(line.substring(equals + 1))
            .filter(_ -> equals > 0)
            .ifPresent(spot -> places.put(key(line.substring(0, equals)), spot));
      });
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return places;
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /// Where a place is: a latitude and a longitude, or a name from the list.
  Optional<Spot> place(String words) {
    return Values.spotIn(words).or(() -> Optional.ofNullable(places.get(key(words))));
  }

  /// The picture of a square of the world.
  ///
  /// @param x counted from the west, 0 to 2 to the power of `zoom`, without that
  /// @param y counted from the north, alike
  Optional<Path> tile(Kind kind, int zoom, long x, long y) {
    String name = kind.name().toLowerCase(Locale.ROOT) + "/" + zoom + "/" + x + "/" + y;
    return folder.flatMap(it -> Stream.of(".png", ".jpg", ".jpeg", ".webp")
        .map(ending -> it.resolve(name + ending))
        .filter(Files::isRegularFile)
        .findFirst());
  }
}
