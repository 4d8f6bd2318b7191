package io.kinora.media.ffmpeg;

import io.kinora.infra.base.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Picture files under numbered names, so that one run reads many: to start a run takes longer than
/// to decode a small picture.
///
/// @param pattern of their names, as ffmpeg's format `image2` takes it; numbers begin with 0
public record NumberedFiles(String pattern, List<Path> files) {

  public NumberedFiles {
    files = List.copyOf(files);
  }

  /// Gives second names to files; closing the folder takes them away.
  ///
  /// @param files of one codec
  /// @param ending says which, such as `png`
  public static NumberedFiles linked(List<Path> files, String ending, WorkFolder folder) {
    var links = new ArrayList<Path>();
    try {
      for (Path file : files) {
        Path link = folder.file(links.size() + "." + ending);
        links.add(Files.createLink(link, file));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    String parent = folder.path().toString().replace("%", "%%");
    return new NumberedFiles(parent + "/%d." + ending, links);
  }
}
