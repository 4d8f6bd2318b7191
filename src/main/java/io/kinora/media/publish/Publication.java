package io.kinora.media.publish;

import io.kinora.media.image.Fit.Size;
import java.time.Duration;
import java.util.List;

/// A video that is ready to be published: what it is, and the files that it is made of.
///
/// @param files all of them, the playlist of playlists first
/// @param film as its MP4 has it
/// @param renditions from the smallest to the largest
/// @param poster its picture
public record Publication(
    List<PublishedFile> files, Film film, List<Rendition> renditions, Poster poster) {

  public static final String MASTER = "master.m3u8";
  public static final String MP4 = "video.mp4";
  public static final String POSTER = "poster.jpg";
  public static final String POSTER_PNG = "poster.png";
  public static final String STORYBOARD = "storyboard.vtt";

  public Publication {
    files = List.copyOf(files);
    renditions = List.copyOf(renditions);
  }

  /// A file in the folder of the encoding.
  ///
  /// @param mediaType such as `video/mp4`
  public record PublishedFile(String name, String mediaType, long bytes) {}

  /// What plays.
  ///
  /// @param size upright, in square pixels: of the best rendition and of the MP4
  /// @param duration of the MP4, to the millisecond
  /// @param frameRate frames a second
  public record Film(Size size, Duration duration, double frameRate, boolean hasSound) {}

  /// One size for HLS.
  ///
  /// @param bitsPerSecondMax of its most demanding segment, with the sound
  public record Rendition(Size size, long bitsPerSecondMax) {}

  /// The picture that stands for the video.
  ///
  /// @param time of its frame
  public record Poster(Size size, Duration time) {}
}
