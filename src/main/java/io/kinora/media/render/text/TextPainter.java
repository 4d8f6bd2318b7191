package io.kinora.media.render.text;

import io.kinora.media.render.ink.Coverage;
import io.kinora.media.render.ink.LetterStyle;
import io.kinora.media.render.ink.LetterStyle.Tint;
import io.kinora.media.render.ink.Pixels;
import io.kinora.media.render.ink.StyledLetters;
import io.kinora.media.sxml.TextStyle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Measures and paints text. Thread-safe.
public final class TextPainter {

  /// Letters smaller than this many pixels are looked at on a finer grid before they are styled:
  /// their strokes are hardly wider than a pixel.
  private static final double FINE_BELOW = 40;

  private static final int FINE_MAX = 3;

  /// A finer grid than this takes too long, and is of no use in letters so many.
  private static final long FINE_PIXELS_MAX = 2_000_000;

  /// What the edges of white letters get more where they cover half.
  private static final float EDGE_LIGHT = 0.5f;

  /// Further than this from what is seen nothing is looked at.
  private static final double MARGIN_MAX = 600;

  private final Path cache;
  private final Faces faces;

  /// @param cache a folder for the native library, which is loaded when the first text is met:
  ///     films without words need nothing of the machine
  /// @param fonts a folder with more faces, if the operator gave one
  public TextPainter(Path cache, Optional<Path> fonts) {
    this(cache, new Faces(fonts));
  }

  private TextPainter(Path cache, Faces faces) {
    this.cache = cache;
    this.faces = faces;
  }

  /// The same for one film.
  ///
  /// @param files of fonts, by the address that the film names
  public TextPainter with(Map<String, Path> files) {
    return new TextPainter(cache, faces.with(files));
  }

  /// Shapes one line.
  ///
  /// @param isRightToLeft which way the line as a whole is read
  /// @throws io.kinora.infra.base.FailureException when the machine lacks libfontconfig or
  ///     libfreetype, or a font of the film is broken
  public Line line(String words, TextStyle.Face face, boolean isRightToLeft) {
    SkijaLibrary.load(cache);
    Line line = new Shaping(faces).line(words, face, isRightToLeft);
    line.missing().forEach(faces::tell);
    return line;
  }

  /// Where a block has pixels.
  public Bounds area(TextBlock block, List<LetterStyle> styles) {
    Bounds letters = block.letters();
    if (!letters.isEmpty()) {
      double margin = styles.stream().mapToDouble(LetterStyle::margin).max().orElse(0);
      letters = letters.grownBy(margin * block.ink().unit() + 1);
    }
    Bounds area = block.isCut() ? letters.within(block.room()) : letters;
    return block.ink().room().isSeen() ? area.with(block.room()) : area;
  }

  /// Paints a block.
  ///
  /// @param styles that colour the letters, one over the other; without any the letters have the
  ///     colour of the block
  /// @return premultiplied bytes red, green, blue, alpha of each pixel of the grid
  public byte[] paint(TextBlock block, List<LetterStyle> styles, Grid grid) {
    var out = new Pixels(grid.width(), grid.height());
    if (block.ink().room().isSeen()) {
      out.over(cover(block.room(), grid), block.ink().room());
    }
    if (area(block, styles).within(grid.bounds()).isEmpty() || block.lines().isEmpty()) {
      return out.bytes();
    }
    if (styles.isEmpty() && !block.isCut()) {
      paintPlain(block, grid, out);
      return out.bytes();
    }
    var letters = new Pixels(grid.width(), grid.height());
    if (styles.isEmpty()) {
      paintPlain(block, grid, letters);
    } else {
      letters = styled(block, styles, grid);
    }
    if (block.isCut()) {
      letters.keep(cover(block.room(), grid));
    }
    out.over(letters);
    return out.bytes();
  }

  private static void paintPlain(TextBlock block, Grid grid, Pixels out) {
    float[] covers = covers(block, grid);
    lighten(covers, block.ink().letters());
    out.over(covers, block.ink().letters());
    out.over(pictures(block, grid));
  }

  /// Frames are mixed as they are stored, where half of white is darker than half of the light:
  /// edges of bright letters get a little more.
  private static void lighten(float[] covers, Tint tint) {
    float more =
        EDGE_LIGHT * (0.2126f * tint.red() + 0.7152f * tint.green() + 0.0722f * tint.blue());
    for (int at = 0; at < covers.length; at++) {
      covers[at] += more * covers[at] * (1 - covers[at]);
    }
  }

  /// What lies outside the grid may throw a shadow into it.
  private Pixels styled(TextBlock block, List<LetterStyle> styles, Grid grid) {
    double unit = block.ink().unit() * grid.scale();
    Bounds all = area(block, styles);
    double margin = Math.min(
        MARGIN_MAX,
        1 + unit * styles.stream().mapToDouble(LetterStyle::margin).max().orElse(0));
    Bounds here = grid.bounds();
    Grid work = grid.grownBy(
        pixels((here.left() - all.left()) * grid.scale(), margin),
        pixels((here.top() - all.top()) * grid.scale(), margin),
        pixels((all.right() - here.right()) * grid.scale(), margin),
        pixels((all.bottom() - here.bottom()) * grid.scale(), margin));
    int times = fineness(block.size() * grid.scale(), work);
    byte[] pictures = pictures(block, work);
    float[] covers = covers(block, work.times(times));
    if (pictures.length > 0) {
      addShapes(pictures(block, work.times(times)), covers);
    }
    var letters = StyledLetters.of(covers, times, work.width(), work.height(), unit);
    var painted = new Pixels(work.width(), work.height());
    letters.paint(styles, pictures, painted);
    return painted.part(
        work.width(),
        (int) Math.round((grid.left() - work.left()) * grid.scale()),
        (int) Math.round((grid.top() - work.top()) * grid.scale()),
        grid.width(),
        grid.height());
  }

  private static int pixels(double missing, double margin) {
    return (int) Math.ceil(Math.clamp(missing, 0, margin));
  }

  private static int fineness(double size, Grid work) {
    int wanted = (int) Math.clamp(Math.ceil(FINE_BELOW / size), 1, FINE_MAX);
    long pixels = (long) work.width() * work.height();
    while (wanted > 1 && pixels * wanted * wanted > FINE_PIXELS_MAX) {
      wanted--;
    }
    return wanted;
  }

  private static float[] covers(TextBlock block, Grid grid) {
    var coverage = new Coverage(grid.width(), grid.height());
    double size = block.size() * grid.scale();
    for (TextBlock.Placed placed : block.lines()) {
      double x = grid.x(placed.x());
      double y = grid.y(placed.baseline());
      for (Line.Run run : placed.line().runs()) {
        for (int index = 0; index < run.glyphs().length; index++) {
          for (float[] contour : run.face().outline(run.glyphs()[index]).contours()) {
            coverage.add(
                contour,
                size * run.stretch(),
                size,
                x + run.xs()[index] * size,
                y + run.ys()[index] * size);
          }
        }
      }
    }
    return coverage.finished();
  }

  private static byte[] pictures(TextBlock block, Grid grid) {
    return PictureLetters.isIn(block) ? PictureLetters.painted(block, grid) : new byte[0];
  }

  /// Pictures throw shadows as letters do.
  private static void addShapes(byte[] pictures, float[] covers) {
    for (int at = 0; at < covers.length; at++) {
      covers[at] = Math.max(covers[at], (pictures[4 * at + 3] & 255) / 255f);
    }
  }

  private static float[] cover(Bounds room, Grid grid) {
    var coverage = new Coverage(grid.width(), grid.height());
    float left = (float) grid.x(room.left());
    float top = (float) grid.y(room.top());
    float right = (float) grid.x(room.right());
    float bottom = (float) grid.y(room.bottom());
    coverage.add(new float[] {left, top, right, top, right, bottom, left, bottom}, 1, 1, 0, 0);
    return coverage.finished();
  }
}
