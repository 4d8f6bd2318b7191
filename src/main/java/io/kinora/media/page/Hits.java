package io.kinora.media.page;

import java.util.List;
import java.util.OptionalInt;

/// What a page has for eyes and ears.
///
/// @param title  the page's; empty where it has none
/// @param images in the order of the page, each address once
/// @param videos likewise
public record Hits(String title, List<Image> images, List<Video> videos) {

  public Hits {
    images = List.copyOf(images);
    videos = List.copyOf(videos);
  }

  /// A picture that the page shows or names.
  ///
  /// @param url    absolute, `http` or `https`
  /// @param width  in pixels as the page says; not looked at
  /// @param height likewise
  public record Image(String url, OptionalInt width, OptionalInt height) {}

  /// A video that the page plays or leads to.
  ///
  /// @param url  absolute, `http` or `https`
  /// @param type the media type that the page says or that the name tells; empty if neither does
  public record Video(String url, String type) {}
}
