package io.kinora.api.factory;

import io.kinora.engine.film.RenditionMedia;

/// How files are named in addresses, and in the library.
final class StoredName {

  static final String PREVIEW = "preview.flv";
  static final String PLAYLIST = "preview.m3u8";

  private StoredName() {}

  /// @param shown in an address
  static String inLibrary(String shown) {
    return switch (shown) {
      case PREVIEW -> RenditionMedia.PREVIEW;
      case PLAYLIST -> RenditionMedia.PLAYLIST;
      default -> shown;
    };
  }
}
