package io.kinora.media.sxml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The files that a film names, each once, in the order of their first mention.
public final class FileNames {

  /// What a file must be.
  public enum Kind {
    IMAGE,
    VIDEO,
    /// A sound, or a video whose sound is meant.
    AUDIO,
    /// The letters of a text.
    FONT
  }

  /// A file with the place where the document names it first.
  public record Named(String filename, Kind kind, Position at) {}

  private final Map<String, Named> found = new LinkedHashMap<>();

  private FileNames() {}

  public static List<Named> of(Film film) {
    var names = new FileNames();
    names.collect(film.body());
    return List.copyOf(names.found.values());
  }

  private void collect(Content content) {
    switch (content) {
      case Media.Image image -> add(image.filename(), Kind.IMAGE, image.at());
      case Media.Video video -> add(video.filename(), Kind.VIDEO, video.at());
      case Media.Plain _ -> {}
      case SceneNode.Audio audio -> add(audio.filename(), Kind.AUDIO, audio.at());
      case SceneNode.Sequence sequence -> sequence.steps().forEach(this::collectStep);
      case SceneNode.Stack stack -> stack.children().forEach(this::collect);
      case SceneNode.Effect effect -> effect.contents().forEach(this::collect);
      case SceneNode.Overlay overlay -> overlay.contents().forEach(this::collect);
      case SceneNode.Text text -> collectFont(text.style().face());
      case SceneNode.Silence _ -> {}
    }
  }

  private void collectStep(Step step) {
    if (step instanceof SceneNode node) {
      collect(node);
    }
  }

  private void collectFont(TextStyle.Face face) {
    face.file().ifPresent(at -> add(face.name(), Kind.FONT, at));
  }

  private void add(String filename, Kind kind, Position at) {
    found.putIfAbsent(filename, new Named(filename, kind, at));
  }
}
