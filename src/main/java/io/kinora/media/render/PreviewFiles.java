package io.kinora.media.render;

import io.kinora.media.stream.EventPlaylist;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a preview is written. Its files grow from their beginnings; what was written stays as it
/// is.
///
/// @param flv what is read from its beginning to its end
/// @param mp4 the same in fragments, for HLS
public record PreviewFiles(Path flv, @Nullable Path mp4) {

  public static PreviewFiles of(Path flv) {
    return new PreviewFiles(flv, null);
  }

  public PreviewFiles withMp4(Path file) {
    return new PreviewFiles(flv, file);
  }

  public Optional<Path> findMp4() {
    return Optional.ofNullable(mp4);
  }

  /// What players are told of the fragments of such a file.
  public static EventPlaylist playlist(Path mp4, PlannedFilm film) {
    return new EventPlaylist(
        String.valueOf(mp4.getFileName()),
        film.profile().frameRate(),
        Preview.KEY_FRAME_EVERY,
        film.frameCount());
  }
}
