package io.kinora.engine.recipe;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A recipe as a tenant keeps it.
///
/// @param id       one of its own in each tenant, from 1
/// @param name     one of its own in each tenant
/// @param isActive whether new jobs may name it
/// @param settings texts by name; see `media.recipe`
public record StoredRecipe(int id, String name, boolean isActive, Map<String, String> settings) {

  static final int NAME_LENGTH_MAX = 100;

  /// Those that a new tenant gets. Source: the flixcloud contract, section 5.
  static final List<StoredRecipe> SHIPPED = List.of(
      new StoredRecipe(
          1,
          "h264",
          true,
          Map.of(
              "container",
              "mp4",
              "resolution",
              "640x480",
              "video_bit_rate",
              "500",
              "audio_bit_rate",
              "128")),
      new StoredRecipe(
          2,
          "flv",
          true,
          Map.of(
              "container",
              "flv",
              "resolution",
              "640x480",
              "video_bit_rate",
              "800",
              "audio_bit_rate",
              "96")),
      new StoredRecipe(
          3,
          "wmv",
          true,
          Map.of(
              "container",
              "wmv",
              "resolution",
              "640x480",
              "video_bit_rate",
              "1000",
              "audio_bit_rate",
              "128")),
      new StoredRecipe(4, "mp3", true, Map.of("container", "mp3", "audio_bit_rate", "128")));

  public StoredRecipe {
    settings = Map.copyOf(settings);
  }

  /// Tells whether foreign text can name a recipe.
  public static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= NAME_LENGTH_MAX
        && text.chars().noneMatch(Character::isISOControl);
  }

  /// The settings by name, sorted, for people.
  public String shown() {
    return new TreeMap<>(settings).toString();
  }
}
