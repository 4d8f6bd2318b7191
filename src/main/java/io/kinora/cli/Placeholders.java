package io.kinora.cli;

import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.FilmRenderer;
import io.kinora.media.render.StillFormat;
import io.kinora.media.sxml.FileNames;
import io.kinora.media.sxml.FilmReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Makes what stands in for files that are not there. For one thread.
///
/// Source: the film language, section 6.
final class Placeholders implements AutoCloseable {

  private static final Profile CARD = Profile.find("360p").orElseThrow();

  /// Longer names are cut: nobody reads them on a card.
  private static final int NAME_CHARACTERS_MAX = 200;

  /// What has no length of its own lasts as long.
  private static final String SILENT_SECONDS = "5";

  private final FilmRenderer renderer;
  private final FfmpegRunner runner;
  private final WorkFolder folder;
  private final StopSignal stop;
  private final Map<String, Path> made = new HashMap<>();

  private Placeholders(
      FilmRenderer renderer, FfmpegRunner runner, WorkFolder folder, StopSignal stop) {
    this.renderer = renderer;
    this.runner = runner;
    this.folder = folder;
    this.stop = stop;
  }

  /// Keeps what it makes in a folder that closing removes.
  static Placeholders with(FilmRenderer renderer, FfmpegRunner runner, StopSignal stop) {
    var folder = WorkFolder.in(Path.of(System.getProperty("java.io.tmpdir")));
    return new Placeholders(renderer, runner, folder, stop);
  }

  @Override
  public void close() {
    folder.close();
  }

  /// A card or silence; nothing for a font.
  Optional<Path> standIn(FileNames.Named named) {
    return switch (named.kind()) {
      case IMAGE, VIDEO -> Optional.of(made.computeIfAbsent(named.filename(), this::card));
      case AUDIO -> Optional.of(made.computeIfAbsent(" silence", _ -> silence()));
      case FONT -> Optional.empty();
    };
  }

  /// The card is a film of its own, of which one frame is drawn.
  private Path card(String name) {
    int length = Math.min(NAME_CHARACTERS_MAX, name.codePointCount(0, name.length()));
    String shown = name.substring(0, name.offsetByCodePoints(0, length));
    var film = FilmReader.read("<stack><effect type=\"none\"><image color=\"#808080\"/></effect>"
        + "<text type=\"zone\" left=\".1\" top=\".3\" width=\".8\" height=\".4\" wrap=\"true\">"
        + escaped(shown) + "</text></stack>");
    Path png = folder.file("card-" + made.size() + ".png");
    renderer.still(
        renderer.plan(film, _ -> png, CARD, stop), Duration.ZERO, StillFormat.PNG, png, stop);
    return png;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private Path silence() {
    Path wav = folder.file("silence.wav");
    var command = FfmpegCommand.ffmpeg()
        .words("-filter_complex", "anullsrc=channel_layout=stereo:sample_rate=44100")
        .words("-t", SILENT_SECONDS)
        .output(wav)
        .build();
    runner
        .run(command, RunLimits.SHORT, stop)
        .ending()
        .orFail(FailureCode.ENCODER_FAILED, "Silence could not be made");
    return wav;
  }
}
