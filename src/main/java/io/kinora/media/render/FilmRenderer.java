package io.kinora.media.render;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.Profile;
import io.kinora.media.profile.Shape;
import io.kinora.media.render.text.TextPainter;
import io.kinora.media.speech.Speaker;
import io.kinora.media.sxml.FileNames;
import io.kinora.media.sxml.Film;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// Makes films. Thread-safe; each film has its own threads, one for each segment at work.
public final class FilmRenderer {

  private final FfmpegRunner runner;
  private final Prober prober;
  private final TextPainter painter;
  private final FilmPlanner planner;
  private final RenderSettings settings;
  private final CoreShare cores;

  /// @param cache a folder for what is unpacked once
  public FilmRenderer(FfmpegRunner runner, Prober prober, Path cache, RenderSettings settings) {
    this.runner = runner;
    this.prober = prober;
    this.painter = new TextPainter(cache, settings.supplies().fonts());
    this.planner =
        new FilmPlanner(prober, narrator(cache, settings), settings.supplies().maps());
    this.settings = settings;
    this.cores = new CoreShare(settings.encoderCount());
  }

  /// About how much memory the encoders take while a film is made, in MiB.
  public int memoryMb(Shape shape) {
    return settings.encoderCount() * EncoderMemory.ofSegment(shape);
  }

  private Narrator narrator(Path cache, RenderSettings settings) {
    return new Narrator(
        settings
            .supplies()
            .speech()
            .map(program -> new Speaker(runner, program, cache.resolve("speech"))),
        prober);
  }

  /// Looks into all files of a film and finds its times.
  ///
  /// @param files tells where a file of the film is
  /// @throws FailureException when a file is not what the film needs
  public PlannedFilm plan(
      Film film, Function<FileNames.Named, Path> files, Profile profile, StopSignal stop) {
    return planner.plan(
        film, named -> planner.lookedInto(named, files.apply(named), stop), profile, stop);
  }

  FilmPlanner planner() {
    return planner;
  }

  /// Makes the whole film as it was planned.
  ///
  /// @param out appears at the end, whole
  public void render(
      PlannedFilm film, Path out, WorkFolder work, StopSignal stop, RenderProgress progress) {
    render(film, List.of(new Export(film.profile(), out)), work, stop, progress);
  }

  /// Makes the whole film once for each export, all of it here.
  ///
  /// @throws IllegalArgumentException when one of the exports is drawn otherwise, or there twice
  public void render(
      PlannedFilm film,
      List<Export> exports,
      WorkFolder work,
      StopSignal stop,
      RenderProgress progress) {
    render(film, exports, work, stop, progress, FilmParts::alone);
  }

  /// Makes the whole film once for each export; its frames are drawn once for all. Parts that are
  /// there, because this film was begun in the same folder before, be it for other exports, are
  /// not made again.
  ///
  /// Each segment at work has an encoder for each export: as many times the memory of one.
  ///
  /// @param exports drawn as the film's profile, which need not be among them; each once
  /// @param work a folder for segments, on the disk of the exports or not; for this film alone
  /// @param progress hears of frames of the film, however many exports there are
  /// @param dealing  says which segments are made here; the others lie where they belong when it
  ///     has dealt all
  /// @throws IllegalArgumentException when one of the exports is drawn otherwise, or there twice
  public void render(
      PlannedFilm film,
      List<Export> exports,
      WorkFolder work,
      StopSignal stop,
      RenderProgress progress,
      FilmParts.Dealing dealing) {
    List<ExportParts> parts = ExportParts.of(exports, film.profile(), work);
    var sounds = new FilmSounds(parts);
    makeParts(film, parts, sounds, stop, new FrameCount(film.frameCount(), progress), dealing);
    progress.allDrawn();
    var check = new FilmCheck(runner, prober, stop);
    for (ExportParts export : parts) {
      Path sound = sounds.of(export.profile());
      export.join(film.segments(), sound).write(export.film(), runner, stop);
      check.check(export.film(), export.profile(), film.frameCount());
    }
    parts.forEach(export -> move(export.film(), export.export().out()));
  }

  private void makeParts(
      PlannedFilm film,
      List<ExportParts> exports,
      FilmSounds sounds,
      StopSignal stop,
      FrameCount counted,
      FilmParts.Dealing dealing) {
    try (var crew = new Crew(settings.encoderCount(), stop)) {
      if (!sounds.missing().isEmpty()) {
        crew.add(() -> mix(film, sounds.missing(), crew.stop()));
      }
      SegmentMaking making = making(film, exports, encoder(film, crew.stop()), counted);
      SegmentDealer dealer =
          dealing.of(new FilmParts(film, exports, settings.encoderCount(), crew.stop()));
      for (int number = 0; number < settings.encoderCount(); number++) {
        int thread = number;
        crew.add(() -> making.run(dealer, thread, crew.stop()));
      }
      crew.await();
    }
  }

  private SegmentMaking making(
      PlannedFilm film, List<ExportParts> exports, SegmentEncoder encoder, FrameCount counted) {
    return new SegmentMaking(encoder, film.segments(), exports, settings.preset(), cores, counted);
  }

  /// A place for single segments of a film.
  ///
  /// @param profiles drawn as the film's
  /// @param work     a folder for this film and these profiles alone
  /// @param closing  ends what is shared: the work of one segment is a part of that of others
  public SegmentDesk segments(
      PlannedFilm film, List<Profile> profiles, WorkFolder work, StopSignal closing) {
    return new SegmentDesk(this, film, profiles, work, pictures(settings.shelfBytes(), closing));
  }

  SegmentMaking making(
      PlannedFilm film, List<ExportParts> exports, KeptPictures pictures, FrameCount counted) {
    return making(
        film, exports, encoder(film, new PictureShelf(film.sources(), pictures)), counted);
  }

  private void mix(PlannedFilm film, List<ExportPart> sounds, StopSignal stop) {
    var mixer = new SoundMixer(runner, film.files(), stop);
    ExportPart.makeAll(sounds, files -> mixer.mix(film.timeline().sounds(), film.length(), files));
  }

  /// Makes a small film of the same length that can be read while it grows: at most 640 wide.
  /// Faster than the film by far. The film takes the sound over where both have one work folder
  /// and one codec.
  public void preview(
      PlannedFilm film,
      PreviewFiles files,
      WorkFolder work,
      StopSignal stop,
      RenderProgress progress) {
    PlannedFilm small = film.in(Preview.of(film.profile()));
    WorkFolder folder = new ExportFolders(work).of(film.profile());
    ExportPart sound = ExportParts.sound(small.profile(), folder);
    Crew.alone(stop, inner -> {
      if (!sound.isThere()) {
        mix(small, List.of(sound), inner);
      }
      preview(small, sound, files, inner, progress);
    });
    if (!isRight(files, small, stop)) {
      throw new Failure(FailureCode.ENCODER_FAILED, "The preview was not made as planned")
          .asException();
    }
  }

  private void preview(
      PlannedFilm small,
      ExportPart sound,
      PreviewFiles files,
      StopSignal stop,
      RenderProgress progress) {
    int frameCount = Math.toIntExact(small.frameCount());
    var counted = new FrameCount(frameCount, progress);
    var whole = new Segment(0, 0, frameCount);
    var command = Preview.command(small.profile(), sound.file().path(), files);
    SegmentEncoder encoder = encoder(small, stop);
    cores.run(() -> {
      try (Clips clips = encoder.clips(stop)) {
        encoder.encode(whole, command, clips, counted::add);
      }
    });
  }

  private boolean isRight(PreviewFiles files, PlannedFilm film, StopSignal stop) {
    return prober.probe(files.flv(), "the preview", stop) instanceof ProbeResult.Video video
        && video.picture().width() == film.profile().width()
        && video.sound().isPresent()
        && files.findMp4().filter(mp4 -> !Preview.isWhole(mp4, film)).isEmpty();
  }

  private SegmentEncoder encoder(PlannedFilm film, StopSignal stop) {
    return encoder(film, new PictureShelf(film.sources(), pictures(settings.shelfBytes(), stop)));
  }

  private SegmentEncoder encoder(PlannedFilm film, PictureShelf shelf) {
    var texts = new TextPlan(painter.with(film.paths()));
    return new SegmentEncoder(film.director(texts), shelf, texts, runner, film.profile());
  }

  /// Draws all frames into one file, for other encoders: YUV4MPEG2, 4:2:0, limited range.
  public void frames(PlannedFilm film, Path y4m, StopSignal stop, RenderProgress progress) {
    FrameFile.write(encoder(film, stop), film.frameCount(), film.profile(), y4m, stop, progress);
  }

  /// Draws one frame.
  ///
  /// @param time in the film; its last frame where the film is shorter
  /// @param out  of this format, whatever its name ends in
  public void still(
      PlannedFilm film, Duration time, StillFormat format, Path out, StopSignal stop) {
    var encoder = new StillEncoder(runner, format, out, stop);
    still(film, time, pictures(settings.shelfBytes(), stop), encoder);
  }

  void still(PlannedFilm film, Duration time, KeptPictures pictures, StillEncoder out) {
    long last = film.frameCount() - 1;
    long index = (long) (time.toNanos() / 1e9 * film.profile().frameRate().perSecond() + 1e-6);
    var shelf = new PictureShelf(film.sources(), pictures);
    out.encode(encoder(film, shelf).still(Math.clamp(index, 0, last), out.stop()));
  }

  /// A place for single frames of films that have files in common.
  ///
  /// @param closing ends what is shared: the work of one frame is a part of that of others
  public FrameDesk desk(StopSignal closing) {
    return new FrameDesk(this, closing);
  }

  /// @param stop ends decoding
  KeptPictures pictures(long bytesMax, StopSignal stop) {
    return new KeptPictures(new StillDecoder(runner, stop), bytesMax);
  }

  FfmpegRunner runner() {
    return runner;
  }

  RenderSettings settings() {
    return settings;
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
