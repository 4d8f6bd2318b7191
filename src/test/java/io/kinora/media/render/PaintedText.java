package io.kinora.media.render;

import io.kinora.media.fake.TestMedia;
import io.kinora.media.render.text.TextPainter;
import io.kinora.media.sxml.FileNames;
import io.kinora.media.sxml.FilmReader;
import io.kinora.media.sxml.FilterType;
import io.kinora.media.sxml.SceneNode;
import io.kinora.media.sxml.Step;
import io.kinora.media.sxml.Values;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A painted text, with questions to its pixels.
///
/// @param lettering what was painted
/// @param rgba premultiplied
record PaintedText(Lettering lettering, int width, int height, byte[] rgba) {

  static final TextPainter PAINTER = new TextPainter(TestMedia.CACHE, Optional.empty());

  private static final Pattern FILTER = Pattern.compile("<filter([^>]*?)/?>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)=\"([^\"]*)\"");

  /// Where and when a text is painted.
  record Setup(TextPainter painter, int width, int height, double seconds, double length) {

    static final Setup USUAL = new Setup(PAINTER, 640, 360, 0, 5);

    Setup at(double time, double whole) {
      return new Setup(painter, width, height, time, whole);
    }

    Setup sized(int wide, int high) {
      return new Setup(painter, wide, high, seconds, length);
    }

    Setup with(TextPainter other) {
      return new Setup(other, width, height, seconds, length);
    }

    Lettering lettering(String xml) {
      return Lettering.of(
          new TextLayout(painter).typeset(text(xml), screen()),
          filters(xml),
          seconds,
          length,
          painter);
    }

    private Box screen() {
      return new Box(0, 0, width, height);
    }

    PaintedText paint(String xml) {
      Lettering lettering = lettering(xml);
      return new PaintedText(lettering, width, height, lettering.paint(screen(), 1));
    }
  }

  static PaintedText of(String xml) {
    return Setup.USUAL.paint(xml);
  }

  static SceneNode.Text text(String xml) {
    return texts(FilmReader.read(xml).body()).findFirst().orElseThrow();
  }

  static List<FileNames.Named> files(String xml) {
    return FileNames.of(FilmReader.read(xml));
  }

  static Stream<SceneNode.Text> texts(Step step) {
    return switch (step) {
      case SceneNode.Text text -> Stream.of(text);
      case SceneNode.Sequence row -> row.steps().stream().flatMap(PaintedText::texts);
      case SceneNode.Stack stack -> stack.children().stream().flatMap(PaintedText::texts);
      default -> Stream.empty();
    };
  }

  /// The filters of a document, whatever they belong to.
  static List<Lettering.Filter> filters(String xml) {
    var filters = new ArrayList<Lettering.Filter>();
    Matcher filter = FILTER.matcher(xml);
    while (filter.find()) {
      Map<String, List<Double>> numbers = new HashMap<>();
      Map<String, String> words = new HashMap<>();
      Matcher attribute = ATTRIBUTE.matcher(filter.group(1));
      while (attribute.find()) {
        put(attribute.group(1), attribute.group(2), numbers, words);
      }
      FilterType type = Stream.of(FilterType.values())
          .filter(it -> it.word().equals(words.get("type")))
          .findFirst()
          .orElseThrow();
      filters.add(new Lettering.Filter(type, new Values(numbers, words)));
    }
    return filters;
  }

  private static void put(
      String name, String value, Map<String, List<Double>> numbers, Map<String, String> words) {
    if (value.startsWith("#")) {
      String digits = value.length() == 9 ? value : value + "ff";
      numbers.put(
          name,
          Stream.of(1, 3, 5, 7)
              .map(at -> (double) Integer.parseInt(digits.substring(at, at + 2), 16))
              .toList());
    } else if (value.matches("[-+.\\d,\\s]+")) {
      numbers.put(
          name,
          Stream.of(value.split(",", -1))
              .map(it -> Double.parseDouble(it.strip()))
              .toList());
    } else {
      words.put(name, value);
    }
  }

  int alpha(int x, int y) {
    return part(x, y, 3);
  }

  /// Red, green, blue or alpha of a pixel.
  int part(int x, int y, int part) {
    return rgba[4 * (y * width + x) + part] & 255;
  }

  /// All its ink, in pixels that would be full.
  double ink() {
    double sum = 0;
    for (int at = 3; at < rgba.length; at += 4) {
      sum += (rgba[at] & 255) / 255.0;
    }
    return sum;
  }

  /// Where there is more than a trace of ink.
  Box inkBox() {
    return inkBox(48);
  }

  Box inkBox(int least) {
    int left = width;
    int top = height;
    int right = 0;
    int bottom = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (alpha(x, y) >= least) {
          left = Math.min(left, x);
          right = Math.max(right, x + 1);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y + 1);
        }
      }
    }
    return new Box(left, top, right - left, bottom - top);
  }

  /// The middle of all ink.
  double[] centroid() {
    double sum = 0;
    double x = 0;
    double y = 0;
    for (int at = 0; at < width * height; at++) {
      double ink = rgba[4 * at + 3] & 255;
      int row = at / width;
      sum += ink;
      x += ink * (at - row * width + 0.5);
      y += ink * (row + 0.5);
    }
    return new double[] {x / sum, y / sum};
  }

  /// Over a plain colour, for eyes.
  BufferedImage over(int background) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = 0;
        for (int part = 0; part < 3; part++) {
          int under = background >> (16 - 8 * part) & 255;
          int value = part(x, y, part) + (under * (255 - alpha(x, y)) + 127) / 255;
          rgb = rgb << 8 | Math.min(255, value);
        }
        image.setRGB(x, y, rgb);
      }
    }
    return image;
  }
}
