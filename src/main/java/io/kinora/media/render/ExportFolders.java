package io.kinora.media.render;

import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.WholeFile;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.profile.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// Where the parts of exports lie in the folder of their film.
///
/// The first export that a folder saw has its parts in that folder itself: mostly it is the only
/// one. Each other has a folder inside it, named as its profile. So the next attempt finds what is
/// there and takes nothing for the parts of another, whatever exports it has.
///
/// @param film the folder of the film
record ExportFolders(WorkFolder film) {

  WorkFolder of(Profile profile) {
    return first(profile).equals(profile.name())
        ? film
        : WorkFolder.resumed(film.file("profile-" + profile.name()));
  }

  /// The name of the profile that came first: this one, where none did.
  private String first(Profile profile) {
    var first = new WholeFile(film.file("profile"));
    try {
      if (!first.isThere()) {
        first.make(part -> Files.writeString(part, profile.name()));
      }
      return Files.readString(first.path());
    } catch (IOException failure) {
      throw new UncheckedIOException(FreeSpace.orFull(failure));
    }
  }
}
