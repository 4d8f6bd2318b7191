package io.kinora.media.preset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One encoding that is to be made.
///
/// @param id        32 hexadecimal digits: the names of all its files begin with it
/// @param watermark a picture, where the profile has one
/// @param variants  what a playlist of playlists names
/// @param shelf     where its files will stand
public record Wish(
    String id,
    EncodingProfile profile,
    Optional<Path> watermark,
    List<Variant> variants,
    Shelf shelf) {

  public Wish {
    if (!id.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("not an id: " + id);
    }
    variants = List.copyOf(variants);
  }

  /// Its files will be stored under the names that they have.
  public Wish(
      String id, EncodingProfile profile, Optional<Path> watermark, List<Variant> variants) {
    this(id, profile, watermark, variants, new Shelf(id, ""));
  }

  /// Under which names files will be stored. Playlists name their segments so.
  ///
  /// @param stem   stands for the id in the names of files, without folders
  /// @param domain the value of `$videos_domain$`; empty where there is none
  public record Shelf(String stem, String domain) {

    public Shelf {
      if (!stem.matches("[^\\p{Cntrl}/\"]{1,300}") || !domain.matches("[!-~&&[^\"]]{0,300}")) {
        throw new IllegalArgumentException("not a shelf: " + stem + ", " + domain);
      }
    }
  }
}
