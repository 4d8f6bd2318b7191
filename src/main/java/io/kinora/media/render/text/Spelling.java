package io.kinora.media.render.text;

import io.kinora.media.sxml.TextStyle;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Decides which face draws which part of a line. What no face has is left out, and told.
final class Spelling {

  private static final int PICTURE_MARK = 0xFE0F;
  private static final int TEXT_MARK = 0xFE0E;

  private final Faces faces;
  private final Face wished;
  private final TextStyle.Face wish;
  private final StringBuilder text = new StringBuilder();
  private final List<FaceRun> runs = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  /// Text up to `end` in one face.
  record FaceRun(int end, Face face) {}

  Spelling(Faces faces, Face wished, TextStyle.Face wish) {
    this.faces = faces;
    this.wished = wished;
    this.wish = wish;
  }

  void add(String words) {
    BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
    clusters.setText(words);
    int start = 0;
    for (int end = clusters.next(); end != BreakIterator.DONE; end = clusters.next()) {
      addCluster(words.substring(start, end));
      start = end;
    }
  }

  private void addCluster(String cluster) {
    if (cluster.isBlank()) {
      append(" ", runs.isEmpty() ? wished : blankFace(runs.getLast().face()));
      return;
    }
    String drawn = cluster
        .codePoints()
        .filter(it -> !Character.isISOControl(it))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
    if (drawn.isEmpty()) {
      return;
    }
    Optional<Face> face = faceFor(drawn);
    if (face.isPresent()) {
      append(drawn, face.get());
      return;
    }
    int first = drawn.codePointAt(0);
    String what = String.format(
        Locale.ROOT,
        "no font has the character '%s' (U+%04X), nor has '%s'",
        drawn,
        first,
        wish.name());
    if (!missing.contains(what)) {
      missing.add(what);
    }
  }

  /// A blank inside a stretch of other letters does not end it.
  private Face blankFace(Face before) {
    return before.isPicture() || !before.has(' ') ? wished : before;
  }

  private void append(String drawn, Face face) {
    text.append(drawn);
    if (!runs.isEmpty() && runs.getLast().face() == face) {
      runs.removeLast();
    }
    runs.add(new FaceRun(text.length(), face));
  }

  private Optional<Face> faceFor(String cluster) {
    boolean isPicture = isPicture(cluster);
    if (!isPicture && hasAll(wished, cluster)) {
      return Optional.of(wished);
    }
    Optional<Face> whole = cluster
        .codePoints()
        .mapToObj(codePoint -> faces.instead(codePoint, wish, isPicture))
        .flatMap(Optional::stream)
        .filter(face -> hasAll(face, cluster))
        .findFirst();
    if (whole.isPresent() || hasAll(wished, cluster)) {
      return whole.or(() -> Optional.of(wished));
    }
    int first = cluster.codePointAt(0); // Better without its marks than not at all.
    return wished.has(first) ? Optional.of(wished) : faces.instead(first, wish, isPicture);
  }

  private static boolean isPicture(String cluster) {
    return cluster.indexOf(TEXT_MARK) < 0
        && (cluster.indexOf(PICTURE_MARK) >= 0
            || cluster.codePoints().anyMatch(Character::isEmojiPresentation));
  }

  private static boolean hasAll(Face face, String cluster) {
    return cluster.codePoints().allMatch(it -> isUnseen(it) || face.has(it));
  }

  /// Joiners, direction marks and the like: they steer others.
  private static boolean isUnseen(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT
        || (codePoint >= 0xFE00 && codePoint <= PICTURE_MARK)
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
  }

  String text() {
    return text.toString();
  }

  List<FaceRun> runs() {
    return runs;
  }

  List<String> missing() {
    return missing;
  }
}
