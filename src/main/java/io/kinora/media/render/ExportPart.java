package io.kinora.media.render;

import io.kinora.infra.base.WholeFile;
import io.kinora.media.profile.Profile;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// A segment or the sound of a film, encoded as a profile has it.
record ExportPart(Profile profile, WholeFile file) {

  boolean isThere() {
    return file.isThere();
  }

  /// Makes the same part of several exports at once.
  ///
  /// @param making writes to where it is told to
  static void makeAll(List<ExportPart> parts, Consumer<List<Export>> making) {
    WholeFile.makeAll(
        parts.stream().map(ExportPart::file).toList(),
        files -> making.accept(IntStream.range(0, parts.size())
            .mapToObj(index -> new Export(parts.get(index).profile(), files.get(index)))
            .toList()));
  }
}
