package io.kinora.media.sxml;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A picture or a clip.
public sealed interface Media extends Content {

  Timing timing();

  /// What is done to it before it is fitted into anything, in order.
  List<Filter> filters();

  /// The same with further filters after its own.
  default Media with(List<Filter> more) {
    List<Filter> all = Stream.concat(filters().stream(), more.stream()).toList();
    return switch (this) {
      case Image it -> new Image(it.timing, all, it.filename, it.alternative, it.at);
      case Plain it -> new Plain(it.timing, all, it.colour);
      case Neighbour it -> new Neighbour(it.timing, all, it.isNext);
      case Map it ->
        new Map(it.timing, all, it.centre, it.zoom, it.width, it.height, it.markers, it.kind);
      case Video it ->
        new Video(it.timing, all, it.filename, it.alternative, it.skip, it.speed, it.sound, it.at);
    };
  }

  /// A picture from a file.
  ///
  /// @param alternative what stands in where the file cannot be had
  record Image(
      Timing timing,
      List<Filter> filters,
      String filename,
      Optional<String> alternative,
      Position at)
      implements Media {
    public Image {
      filters = List.copyOf(filters);
    }
  }

  /// A plain colour; it has no shape of its own.
  record Plain(Timing timing, List<Filter> filters, Colour colour) implements Media {
    public Plain {
      filters = List.copyOf(filters);
    }
  }

  /// One of the two neighbours of a transition that a film draws by itself. Source: section 8,
  /// custom.
  record Neighbour(Timing timing, List<Filter> filters, boolean isNext) implements Media {
    public Neighbour {
      filters = List.copyOf(filters);
    }
  }

  /// A map. Source: section 13.
  ///
  /// @param centre a latitude and a longitude, or the name of a place
  /// @param zoom 0 shows the whole world on 256 pixels, each step twice as much
  /// @param width in pixels
  /// @param height in pixels
  /// @param markers latitudes and longitudes
  record Map(
      Timing timing,
      List<Filter> filters,
      String centre,
      double zoom,
      int width,
      int height,
      List<Spot> markers,
      Kind kind)
      implements Media {

    /// A place on earth, in degrees.
    public record Spot(double latitude, double longitude) {}

    /// What it shows.
    public enum Kind {
      MAP,
      HYBRID,
      SATELLITE
    }

    public Map {
      filters = List.copyOf(filters);
      markers = List.copyOf(markers);
    }
  }

  /// A moving picture from a file, with its sound.
  ///
  /// @param alternative what stands in where the file cannot be had
  /// @param skip left out at its beginning
  /// @param speed 2 plays twice as fast and halves the length
  /// @param sound how its sound is mixed in; nothing where it is switched off
  record Video(
      Timing timing,
      List<Filter> filters,
      String filename,
      Optional<String> alternative,
      Duration skip,
      double speed,
      Optional<ClipSound> sound,
      Position at)
      implements Media {
    public Video {
      filters = List.copyOf(filters);
    }
  }

  /// The sound of a clip.
  ///
  /// @param volume factor, 0 to 10
  /// @param speed of the sound alone; pitch is kept
  /// @param ducking what it does to others, if it is a master
  record ClipSound(double volume, double speed, Optional<Ducking> ducking) {}
}
