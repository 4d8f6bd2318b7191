package io.kinora.media.sxml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  ///
  /// @param alternative the file that stands in where this one cannot be had
  public record Named(String filename, Kind kind, Position at, Optional<String> alternative) {

    /// Where a file of this name may lie, from where the definition is: there, or in the folder
    /// that packages have for its kind. Source: section 6.
    public List<String> places() {
      var places = new ArrayList<String>(List.of(filename));
      FOLDERS.getOrDefault(kind, List.of()).forEach(folder -> places.add(folder + "/" + filename));
      return places;
    }

    /// The file that stands in for this one, if there is one.
    public Optional<Named> other() {
      return alternative.map(name -> new Named(name, kind, at, Optional.empty()));
    }
  }

  /// A clip may stand for a picture, and its sound for a sound. `music` is what some tools wrote.
  private static final Map<Kind, List<String>> FOLDERS = Map.of(
      Kind.IMAGE, List.of("images", "videos"),
      Kind.VIDEO, List.of("videos", "images"),
      Kind.AUDIO, List.of("audios", "music", "videos"),
      Kind.FONT, List.of("fonts"));

  private final Map<String, Named> found = new LinkedHashMap<>();
  private final Set<SoundSource.Speech> spoken = new LinkedHashSet<>();
  private final Set<Media.Map> maps = new LinkedHashSet<>();

  private FileNames() {}

  public static List<Named> of(Film film) {
    var names = new FileNames();
    names.collect(film.body());
    return List.copyOf(names.found.values());
  }

  /// What is spoken in a film, in the order of its first mention; no files yet.
  public static List<SoundSource.Speech> spokenIn(Film film) {
    var names = new FileNames();
    names.collect(film.body());
    return List.copyOf(names.spoken);
  }

  /// The maps that a film shows.
  public static Set<Media.Map> mapsIn(Film film) {
    var names = new FileNames();
    names.collect(film.body());
    return Set.copyOf(names.maps);
  }

  private void collect(Content content) {
    switch (content) {
      case Media media -> collectMedia(media);
      case SceneNode node -> {
        collectNode(node);
        node.treatment().filters().forEach(this::collectFilter);
      }
    }
  }

  private void collectMedia(Media media) {
    switch (media) {
      case Media.Image image -> add(image.filename(), Kind.IMAGE, image.at(), image.alternative());
      case Media.Video video -> add(video.filename(), Kind.VIDEO, video.at(), video.alternative());
      case Media.Map map -> maps.add(map);
      case Media.Plain _, Media.Neighbour _ -> {}
    }
    media.filters().forEach(this::collectFilter);
  }

  private void collectNode(SceneNode node) {
    switch (node) {
      case SceneNode.Audio audio -> collectSound(audio);
      case SceneNode.Sequence sequence -> sequence.steps().forEach(this::collectStep);
      case SceneNode.Stack stack -> stack.children().forEach(this::collect);
      case SceneNode.Effect effect -> effect.contents().forEach(this::collect);
      case SceneNode.Overlay overlay -> overlay.contents().forEach(this::collect);
      case SceneNode.Sphere sphere -> sphere.contents().forEach(this::collect);
      case SceneNode.Text text -> collectFont(text.style().face());
    }
  }

  private void collectSound(SceneNode.Audio audio) {
    switch (audio.source()) {
      case SoundSource.File file -> add(file.filename(), Kind.AUDIO, audio.at());
      case SoundSource.Speech speech -> spoken.add(speech);
    }
  }

  private void collectFilter(Filter filter) {
    filter.contents().forEach(this::collect);
    filter.inner().forEach(this::collectFilter);
  }

  private void collectStep(Step step) {
    switch (step) {
      case SceneNode node -> collect(node);
      case Transition transition -> transition.contents().forEach(this::collect);
    }
  }

  private void collectFont(TextStyle.Face face) {
    face.file().ifPresent(at -> add(face.name(), Kind.FONT, at));
  }

  private void add(String filename, Kind kind, Position at) {
    add(filename, kind, at, Optional.empty());
  }

  private void add(String filename, Kind kind, Position at, Optional<String> alternative) {
    found.putIfAbsent(filename, new Named(filename, kind, at, alternative));
  }
}
