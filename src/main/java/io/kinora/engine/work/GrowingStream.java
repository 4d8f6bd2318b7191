package io.kinora.engine.work;

import io.kinora.engine.work.Outputs.Made;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.db.SqlWork;
import io.kinora.media.render.PlannedFilm;
import io.kinora.media.render.PreviewFiles;
import io.kinora.media.stream.ByteRange;
import io.kinora.media.stream.EventPlaylist;
import io.kinora.media.stream.Fragments;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// A preview as HLS while it is made: an MP4 that grows, and a playlist that tells what of it is
/// whole and stored. A piece of the one and the lines about it are seen together.
public final class GrowingStream {

  public static final String NAME = "preview_hls";

  /// Stands in the playlist: it has to be the file's name for players, too.
  private static final String MEDIA_NAME = NAME + ".mp4";

  private static final int HEAD = 1;

  private final GrowingOutput media;
  private final GrowingOutput playlist;
  private final EventPlaylist text;
  private int toldCount;

  private GrowingStream(GrowingOutput media, GrowingOutput playlist, EventPlaylist text) {
    this.media = media;
    this.playlist = playlist;
    this.text = text;
  }

  static GrowingStream begun(Bench bench, Outputs outputs, PlannedFilm film) throws IOException {
    Path mp4 = bench.folder().file(MEDIA_NAME);
    Path m3u8 = bench.folder().file(NAME + ".m3u8");
    return new GrowingStream(
        GrowingOutput.begun(bench.run(), outputs, Made.passing(MEDIA_NAME, mp4, "video/mp4")),
        GrowingOutput.begun(
            bench.run(), outputs, Made.passing(NAME, m3u8, EventPlaylist.MEDIA_TYPE)),
        PreviewFiles.playlist(mp4, film));
  }

  Path mp4() {
    return media.file().path();
  }

  /// Stores what is whole, and tells it, where that is the first fragment or many bytes.
  ///
  /// @return what makes it readable; empty where there was nothing to do
  Optional<SqlWork> look(long pieceBytes) throws IOException {
    List<ByteRange> parts = wholeParts();
    boolean isDue = media.isBegun()
        ? !parts.isEmpty() && parts.getLast().end() - media.shownBytes() >= pieceBytes
        : parts.size() > HEAD;
    if (!isDue) {
      return Optional.empty();
    }
    tell(text.lines(toldCount, parts));
    toldCount += parts.size();
    SqlWork bytes = media.next(parts.getLast().end());
    SqlWork lines = playlist.next(playlist.sizeBytes());
    return Optional.of(handle -> {
      bytes.run(handle);
      lines.run(handle);
    });
  }

  /// Ends the playlist: the MP4 is whole.
  ///
  /// @return both files
  List<Made> finish() throws IOException {
    tell(text.lines(toldCount, wholeParts()) + EventPlaylist.END);
    return List.of(playlist.file(), media.file());
  }

  private List<ByteRange> wholeParts() throws IOException {
    if (!Files.exists(mp4())) {
      return List.of();
    }
    try (SeekableByteChannel bytes = Files.newByteChannel(mp4())) {
      return Fragments.wholeFrom(bytes, media.shownBytes());
    }
  }

  private void tell(String lines) throws IOException {
    Files.writeString(
        playlist.file().path(), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
