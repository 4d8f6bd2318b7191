package io.kinora.media.render.filter;

import io.kinora.media.render.raster.Raster;
import io.kinora.media.sxml.FilterType;
import io.kinora.media.sxml.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Small pictures to look at before and after a filter, and filters written as in documents.
final class Card {

  static final Moment START = new Moment(0, 0, 0);

  private Card() {}

  /// Tells the colour of a place: red, green, blue, alpha, not multiplied.
  interface Painter {
    float[] at(int x, int y);
  }

  static Raster painted(int width, int height, Painter painter) {
    Raster raster = Raster.clear(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float[] colour = painter.at(x, y);
        int at = y * width + x;
        raster.red()[at] = colour[0] * colour[3];
        raster.green()[at] = colour[1] * colour[3];
        raster.blue()[at] = colour[2] * colour[3];
        raster.alpha()[at] = colour[3];
      }
    }
    return raster;
  }

  static float[] colour(double red, double green, double blue) {
    return new float[] {(float) red, (float) green, (float) blue, 1};
  }

  static float[] grey(double level) {
    return colour(level, level, level);
  }

  static Raster plain(int width, int height, double red, double green, double blue, double alpha) {
    Raster raster = Raster.clear(width, height);
    raster.fill((float) red, (float) green, (float) blue, (float) alpha);
    return raster;
  }

  /// Patches of eight colours above, a ramp of grey below, the right half half clear.
  static Raster card() {
    return painted(64, 36, (x, y) -> {
      float[] colour = y < 18 ? colour(x / 32 % 2, x / 16 % 2, x / 8 % 2) : grey(x / 63.0);
      colour[3] = x < 32 ? 1 : 0.5f;
      return colour;
    });
  }

  /// Black left of the middle, white right of it.
  static Raster edge(int width, int height) {
    return painted(width, height, (x, _) -> grey(x < width / 2 ? 0 : 1));
  }

  /// One white place in the middle of nothing.
  static Raster dot(int side) {
    return painted(side, side, (x, y) ->
        new float[] {1, 1, 1, x == side / 2 && y == side / 2 ? 1 : 0});
  }

  /// Red, green, blue, alpha, multiplied.
  static float[] at(Raster raster, int x, int y) {
    int at = y * raster.width() + x;
    return new float[] {
      raster.red()[at], raster.green()[at], raster.blue()[at], raster.alpha()[at]
    };
  }

  static float red(Raster raster, int x, int y) {
    return at(raster, x, y)[0];
  }

  static float alpha(Raster raster, int x, int y) {
    return at(raster, x, y)[3];
  }

  /// @param attributes name, value and so on, as documents write them
  static Optional<FilterStep> step(
      FilterType type, Moment moment, Setting setting, String... attributes) {
    return FilterSteps.of(type, values(attributes), moment, setting);
  }

  static Optional<FilterStep> step(FilterType type, String... attributes) {
    return step(type, START, Setting.PICTURE, attributes);
  }

  static Raster filtered(Raster picture, FilterType type, String... attributes) {
    return filtered(picture, step(type, attributes).orElseThrow());
  }

  static Raster filtered(Raster picture, FilterStep step) {
    return Filters.apply(step, picture, Card::noInput);
  }

  static Raster joined(Raster picture, Raster input, FilterType type, String... attributes) {
    return Filters.apply(step(type, attributes).orElseThrow(), picture, _ -> input);
  }

  private static Raster noInput(int index) {
    throw new AssertionError("nobody needs input " + index);
  }

  static Values values(String... attributes) {
    Map<String, List<Double>> numbers = new HashMap<>();
    Map<String, String> words = new HashMap<>();
    for (int index = 0; index < attributes.length; index += 2) {
      String text = attributes[index + 1];
      if (text.startsWith("#") || text.matches("[-+.\\d].*")) {
        numbers.put(attributes[index], numbers(text));
      } else {
        words.put(attributes[index], text);
      }
    }
    return new Values(numbers, words);
  }

  private static List<Double> numbers(String text) {
    var numbers = new ArrayList<Double>();
    for (String part : text.split(",", -1)) {
      if (part.startsWith("#")) {
        for (byte each : HexFormat.of().parseHex(part.substring(1))) {
          numbers.add((double) (each & 255));
        }
      } else {
        numbers.add(Double.parseDouble(part));
      }
    }
    return numbers;
  }
}
