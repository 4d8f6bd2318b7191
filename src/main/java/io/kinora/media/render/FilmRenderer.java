package io.kinora.media.render;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WholeFile;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.FilmJoin.Part;
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
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

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

  /// Makes the whole film. Segments that are there, because this film was begun in the same folder
  /// before, are not made again.
  ///
  /// @param out appears at the end, whole
  /// @param work a folder for segments, on the same disk as `out` or not; for this film alone
  public void render(
      PlannedFilm film, Path out, WorkFolder work, StopSignal stop, RenderProgress progress) {
    Profile profile = film.profile();
    long frameCount = film.frameCount();
    var counted = new FrameCount(frameCount, progress);
    List<Segment> segments = Segment.of(frameCount, profile.frameRate().perSecond());
    List<Part> parts = segments.stream()
        .map(segment -> new Part(segment, work.file("segment-" + segment.number())))
        .toList();
    var sound = new WholeFile(work.file(SoundWords.fileName(profile)));
    try (var crew = new Crew(settings.encoderCount(), stop)) {
      SegmentEncoder encoder = encoder(film, crew.stop());
      if (!sound.isThere()) {
        crew.add(() -> sound.make(file -> mix(film, file, crew.stop())));
      }
      var runs = new SegmentRuns(parts, settings.encoderCount());
      for (int number = 0; number < settings.encoderCount(); number++) {
        int thread = number;
        crew.add(() -> encodeRun(encoder, () -> runs.next(thread), crew.stop(), counted));
      }
      crew.await();
    }
    Path joined = work.file("film." + profile.format().container().extension());
    new FilmJoin(profile, parts, sound.path(), work.file("segments.txt"))
        .write(joined, runner, stop);
    new FilmCheck(runner, prober, stop).check(joined, profile, frameCount);
    move(joined, out);
  }

  /// Makes one part after the other. A clip goes on where the last part left it.
  private void encodeRun(
      SegmentEncoder encoder, Supplier<Optional<Part>> parts, StopSignal stop, FrameCount counted) {
    try (Clips clips = encoder.clips(stop)) {
      int expected = -1;
      for (Optional<Part> next = parts.get(); next.isPresent(); next = parts.get()) {
        Part part = next.orElseThrow();
        var made = new WholeFile(part.file());
        if (made.isThere()) {
          counted.add(part.segment().frameCount());
          continue;
        }
        if (part.segment().number() != expected) {
          clips.closeAll(); // They are far from here.
        }
        expected = part.segment().number() + 1;
        cores.run(
            clips::closeAll,
            () -> made.make(file -> {
              var command = SegmentEncoder.command(encoder.profile(), settings.preset(), file);
              encoder.encode(part.segment(), command, clips, counted::add);
            }));
      }
    }
  }

  private void mix(PlannedFilm film, Path sound, StopSignal stop) {
    new SoundMixer(runner, film.files(), stop)
        .mix(film.timeline().sounds(), film.length(), film.profile(), sound);
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
    var sound = new WholeFile(work.file(SoundWords.fileName(small.profile())));
    if (!sound.isThere()) {
      sound.make(file -> mix(small, file, stop));
    }
    int frameCount = Math.toIntExact(small.frameCount());
    var counted = new FrameCount(frameCount, progress);
    var whole = new Segment(0, 0, frameCount);
    var command = Preview.command(small.profile(), sound.path(), files);
    SegmentEncoder encoder = encoder(small, stop);
    cores.run(() -> {
      try (Clips clips = encoder.clips(stop)) {
        encoder.encode(whole, command, clips, counted::add);
      }
    });
    if (!isRight(files, small, stop)) {
      throw new Failure(FailureCode.ENCODER_FAILED, "The preview was not made as planned")
          .asException();
    }
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
