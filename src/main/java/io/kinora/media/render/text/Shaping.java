package io.kinora.media.render.text;

import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.shaper.FontRun;
import io.github.humbleui.skija.shaper.HbIcuScriptRunIterator;
import io.github.humbleui.skija.shaper.IcuBidiRunIterator;
import io.github.humbleui.skija.shaper.RunHandler;
import io.github.humbleui.skija.shaper.RunInfo;
import io.github.humbleui.skija.shaper.Shaper;
import io.github.humbleui.skija.shaper.ShapingOptions;
import io.github.humbleui.skija.shaper.TrivialLanguageRunIterator;
import io.github.humbleui.types.Point;
import io.kinora.media.render.text.Faces.Fitting;
import io.kinora.media.sxml.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Characters become placed letters: kerned, joined, in the order in which they are seen.
/// HarfBuzz shapes; which face has which letter is decided here.
final class Shaping {

  /// It has one buffer for all its calls: two at once would write over each other's memory, outside
  /// of Java.
  private static final Shaper SHAPER = Shaper.makeShapeThenWrap(FontMgr.getDefault());

  private static final ReentrantLock ALONE = new ReentrantLock();

  private final Faces faces;

  Shaping(Faces faces) {
    this.faces = faces;
  }

  /// @param words one line
  /// @param isRightToLeft which way the line as a whole is read
  Line line(String words, TextStyle.Face wish, boolean isRightToLeft) {
    Fitting fitting = faces.of(wish);
    var spelling = new Spelling(faces, fitting.face(), wish);
    spelling.add(words);
    var letters = new Letters(spelling.runs(), fitting.stretch());
    String text = spelling.text();
    if (!text.isEmpty()) {
      shape(text, isRightToLeft, spelling, letters);
    }
    return new Line(
        letters.runs,
        letters.advance,
        fitting.face().ascent(),
        fitting.face().descent(),
        spelling.missing());
  }

  private static void shape(
      String text, boolean isRightToLeft, Spelling spelling, Letters letters) {
    ALONE.lock();
    try (var directions = new IcuBidiRunIterator(text, isRightToLeft ? 1 : 0);
        var scripts = new HbIcuScriptRunIterator(text)) {
      SHAPER.shape(
          text,
          spelling.runs().stream()
              .map(run -> new FontRun(run.end(), run.face().font()))
              .iterator(),
          directions,
          scripts,
          new TrivialLanguageRunIterator(text, "und"),
          ShapingOptions.DEFAULT,
          Float.POSITIVE_INFINITY,
          letters);
    } finally {
      ALONE.unlock();
    }
  }

  /// Takes the letters that HarfBuzz gives.
  private static final class Letters implements RunHandler {
    private final List<Spelling.FaceRun> faceRuns;
    private final double stretch;
    private final List<Line.Run> runs = new ArrayList<>();
    private double advance;

    Letters(List<Spelling.FaceRun> faceRuns, double stretch) {
      this.faceRuns = faceRuns;
      this.stretch = stretch;
    }

    @Override
    public void beginLine() {}

    @Override
    public void runInfo(RunInfo info) {}

    @Override
    public void commitRunInfo() {}

    @Override
    public Point runOffset(RunInfo info) {
      return Point.ZERO;
    }

    @Override
    public void commitRun(RunInfo info, short[] glyphs, Point[] places, int[] clusters) {
      var xs = new float[glyphs.length];
      var ys = new float[glyphs.length];
      for (int index = 0; index < glyphs.length; index++) {
        xs[index] = (float) (advance + places[index].getX() / Face.SIZE * stretch);
        ys[index] = places[index].getY() / Face.SIZE;
      }
      runs.add(new Line.Run(faceAt(info.getRangeBegin()), glyphs.clone(), xs, ys, stretch));
      advance += info.getAdvanceX() / Face.SIZE * stretch;
    }

    @Override
    public void commitLine() {}

    private Face faceAt(int index) {
      return faceRuns.stream()
          .filter(run -> index < run.end())
          .findFirst()
          .orElseThrow()
          .face();
    }
  }
}
