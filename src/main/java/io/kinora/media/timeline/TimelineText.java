package io.kinora.media.timeline;

import io.kinora.media.sxml.Media;
import io.kinora.media.sxml.SoundSource;
import java.time.Duration;
import java.util.Locale;

/// A time line as people read it: one line for each thing that is seen or heard.
public final class TimelineText {

  private final StringBuilder text = new StringBuilder();

  private TimelineText() {}

  /// Lines such as `0.000 - 5.000  a.png`; sounds come last.
  public static String of(Timeline timeline) {
    var printer = new TimelineText();
    printer.add(timeline.scene());
    for (Sound sound : timeline.sounds()) {
      printer.line(sound.span(), nameOf(sound.source()));
    }
    return printer.text.toString();
  }

  private void add(Scene scene) {
    switch (scene) {
      case Scene.Row row -> addRow(row);
      case Scene.Layers layers -> layers.scenes().forEach(this::add);
      case Scene.Shown shown -> shown.contents().forEach(this::add);
      case Scene.Boxed boxed -> boxed.contents().forEach(this::add);
      case Scene.Ball ball -> ball.contents().forEach(this::add);
      case Scene.Words words ->
        line(words.span(), "text " + words.text().words().replace('\n', ' '));
      case Scene.Picture picture -> line(picture.span(), nameOf(picture.media()));
    }
  }

  private void addRow(Scene.Row row) {
    for (int index = 0; index < row.scenes().size(); index++) {
      add(row.scenes().get(index));
      for (Scene.Join join : row.joins()) {
        if (join.before() == index) {
          line(join.span(), join.transition().type().name().toLowerCase(Locale.ROOT));
        }
      }
    }
  }

  private void line(Span span, String what) {
    text.append(seconds(span.start())).append(" - ").append(seconds(span.end()));
    text.append("  ").append(what).append('\n');
  }

  static String nameOf(Media media) {
    return switch (media) {
      case Media.Neighbour neighbour -> neighbour.isNext() ? "#next" : "#previous";
      case Media.Map map -> "map " + map.centre();
      case Media.Image image -> image.filename();
      case Media.Video video -> video.filename();
      case Media.Plain plain ->
        String.format(
            Locale.ROOT,
            "#%02X%02X%02X",
            plain.colour().red(),
            plain.colour().green(),
            plain.colour().blue());
    };
  }

  static String nameOf(SoundSource source) {
    return switch (source) {
      case SoundSource.File file -> "sound " + file.filename();
      case SoundSource.Speech speech -> "speech " + speech.words();
    };
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
  }
}
