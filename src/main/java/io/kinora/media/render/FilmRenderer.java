package io.kinora.media.render;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.FilmJoin.Part;
import io.kinora.media.render.text.FontFile;
import io.kinora.media.render.text.TextPainter;
import io.kinora.media.speech.Speaker;
import io.kinora.media.sxml.FileNames;
import io.kinora.media.sxml.Film;
import io.kinora.media.sxml.Media;
import io.kinora.media.timeline.Timeline;
import io.kinora.media.timeline.TimelineSolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Makes films. Thread-safe; each film has its own threads, one for each segment at work.
public final class FilmRenderer {

  private final FfmpegRunner runner;
  private final Prober prober;
  private final TextPainter painter;
  private final Narrator narrator;
  private final RenderSettings settings;
  private final Semaphore cores;

  /// @param cache a folder for what is unpacked once
  public FilmRenderer(FfmpegRunner runner, Prober prober, Path cache, RenderSettings settings) {
    this.runner = runner;
    this.prober = prober;
    this.painter = new TextPainter(cache, settings.supplies().fonts());
    this.narrator = new Narrator(
        settings
            .supplies()
            .speech()
            .map(program -> new Speaker(runner, program, cache.resolve("speech"))),
        prober);
    this.settings = settings;
    this.cores = new Semaphore(settings.encoderCount(), true);
  }

  /// Looks into all files of a film and finds its times.
  ///
  /// @param files tells where a file of the film is
  /// @throws FailureException when a file is not what the film needs
  public PlannedFilm plan(
      Film film, Function<FileNames.Named, Path> files, Profile profile, StopSignal stop) {
    Map<String, SourceFile> sources = new LinkedHashMap<>();
    for (FileNames.Named named : FileNames.of(film)) {
      sources.put(named.filename(), source(named, files, stop));
    }
    Map<Media.Map, MapSheet> maps = maps(film);
    maps.values().stream()
        .flatMap(sheet -> sheet.tiles().stream())
        .forEach(tile -> sources.computeIfAbsent(
            tile.name(), name -> new SourceFile(name, tile.file(), probedTile(tile, stop))));
    Narrator.Narration narration = narrator.speak(film, stop);
    var sounds = new FilmFiles(sources, narration.files());
    return new PlannedFilm(profile, sounds, timeline(film, sounds, narration.remarks()), maps);
  }

  private Map<Media.Map, MapSheet> maps(Film film) {
    Set<Media.Map> maps = FileNames.mapsIn(film);
    if (maps.isEmpty()) {
      return Map.of();
    }
    Atlas atlas = Atlas.in(settings.supplies().maps());
    return maps.stream().collect(toUnmodifiableMap(identity(), map -> MapSheet.of(map, atlas)));
  }

  private ProbeResult probedTile(MapSheet.Tile tile, StopSignal stop) {
    ProbeResult probed = prober.probe(tile.file(), tile.name(), stop);
    if (probed instanceof ProbeResult.Image) {
      return probed;
    }
    throw new Failure(FailureCode.INTERNAL, "The " + tile.name() + " is no picture").asException();
  }

  /// The file, or the one that stands in where it cannot be had or is not what the film needs.
  private SourceFile source(
      FileNames.Named named, Function<FileNames.Named, Path> files, StopSignal stop) {
    try {
      return lookedInto(named, files.apply(named), stop);
    } catch (FailureException failed) {
      FileNames.Named other =
          named.other().filter(_ -> failed.failure().code().isOfInput()).orElseThrow(() -> failed);
      SourceFile found = lookedInto(other, files.apply(other), stop);
      return new SourceFile(named.filename(), found.path(), found.probed());
    }
  }

  private SourceFile lookedInto(FileNames.Named named, Path path, StopSignal stop) {
    var source = new SourceFile(named.filename(), path, probed(named, path, stop));
    checkKind(source, named);
    return source;
  }

  private ProbeResult probed(FileNames.Named named, Path path, StopSignal stop) {
    if (named.kind() == FileNames.Kind.FONT) {
      FontFile.check(path, named.filename());
      return new ProbeResult.NotMedia();
    }
    return prober.probe(path, named.filename(), stop);
  }

  private static Timeline timeline(Film film, FilmFiles files, List<String> remarks) {
    try {
      return TimelineSolver.solve(film, files).with(remarks);
    } catch (IllegalArgumentException wrong) {
      throw new Failure(FailureCode.DEFINITION_INVALID, String.valueOf(wrong.getMessage()))
          .asException(wrong);
    }
  }

  private static void checkKind(SourceFile source, FileNames.Named named) {
    boolean fits = switch (named.kind()) {
      // A clip may stand for a picture: its first frame is shown.
      case IMAGE -> source.picture().isPresent();
      case VIDEO -> source.picture().isPresent();
      case FONT -> true;
      case AUDIO -> source.probed() instanceof ProbeResult.Audio || source.hasSound();
    };
    if (!fits) {
      String kind = named.kind().name().toLowerCase(Locale.ROOT);
      throw new Failure(
              FailureCode.INPUT_NOT_MEDIA,
              "File '" + named.filename() + "' is not a valid " + kind + " file")
          .asException();
    }
  }

  /// Makes the whole film.
  ///
  /// @param out appears at the end, whole
  /// @param work a folder for segments, on the same disk as `out` or not
  public void render(
      PlannedFilm film, Path out, WorkFolder work, StopSignal stop, RenderProgress progress) {
    Profile profile = film.profile();
    long frameCount = film.frameCount();
    var counted = new FrameCount(frameCount, progress);
    List<Segment> segments = Segment.of(frameCount, profile.frameRate().perSecond());
    List<Part> parts = segments.stream()
        .map(segment -> new Part(segment, work.file("segment-" + segment.number())))
        .toList();
    Path sound = work.file(SoundWords.fileName(profile));
    try (var crew = new Crew(settings.encoderCount(), stop)) {
      SegmentEncoder encoder = encoder(film, crew.stop());
      if (!Files.exists(sound)) {
        crew.add(() -> mix(film, sound, crew.stop()));
      }
      parts.forEach(part -> crew.add(() -> onACore(() -> encode(encoder, part, crew, counted))));
      crew.await();
    }
    Path joined = work.file("film." + profile.format().container().extension());
    new FilmJoin(profile, parts, sound, work.file("segments.txt")).write(joined, runner, stop);
    new FilmCheck(runner, prober, stop).check(joined, profile, frameCount);
    move(joined, out);
  }

  private void encode(SegmentEncoder encoder, Part part, Crew crew, FrameCount counted) {
    var command = SegmentEncoder.command(encoder.profile(), settings.preset(), part.file());
    encoder.encode(part.segment(), command, crew.stop(), counted::add);
  }

  private void mix(PlannedFilm film, Path sound, StopSignal stop) {
    new SoundMixer(runner, film.files(), stop)
        .mix(film.timeline().sounds(), film.length(), film.profile(), sound);
  }

  /// Makes a small film of the same length that can be read while it grows: FLV, at most 640
  /// wide. Faster than the film by far. The film takes the sound over where both have one work
  /// folder and one codec.
  ///
  /// @param flv grows from its beginning; what was written stays as it is
  public void preview(
      PlannedFilm film, Path flv, WorkFolder work, StopSignal stop, RenderProgress progress) {
    PlannedFilm small = film.in(Preview.of(film.profile()));
    Path sound = work.file(SoundWords.fileName(small.profile()));
    if (!Files.exists(sound)) {
      mix(small, sound, stop);
    }
    int frameCount = Math.toIntExact(small.frameCount());
    var counted = new FrameCount(frameCount, progress);
    var whole = new Segment(0, 0, frameCount);
    var command = Preview.command(small.profile(), sound, flv);
    onACore(() -> encoder(small, stop).encode(whole, command, stop, counted::add));
    checkPreview(flv, small, stop);
  }

  private void checkPreview(Path flv, PlannedFilm film, StopSignal stop) {
    boolean isRight = prober.probe(flv, "the preview", stop) instanceof ProbeResult.Video video
        && video.picture().width() == film.profile().width()
        && video.sound().isPresent();
    if (!isRight) {
      throw new Failure(FailureCode.ENCODER_FAILED, "The preview was not made as planned")
          .asException();
    }
  }

  private SegmentEncoder encoder(PlannedFilm film, StopSignal stop) {
    var texts = new TextPlan(painter.with(film.paths()));
    return new SegmentEncoder(
        film.director(texts), shelf(film, stop), texts, runner, film.profile());
  }

  /// Films that are made at the same time share the cores, segment by segment.
  private void onACore(Runnable work) {
    cores.acquireUninterruptibly(); // Comes soon: whoever has one gives it back when stopped.
    try {
      work.run();
    } finally {
      cores.release();
    }
  }

  /// Draws all frames into one file, for other encoders: YUV4MPEG2, 4:2:0, limited range.
  public void frames(PlannedFilm film, Path y4m, StopSignal stop, RenderProgress progress) {
    FrameFile.write(encoder(film, stop), film.frameCount(), film.profile(), y4m, stop, progress);
  }

  /// Draws one frame as a PNG.
  ///
  /// @param time in the film; its last frame where the film is shorter
  public void still(PlannedFilm film, Duration time, Path png, StopSignal stop) {
    long last = film.frameCount() - 1;
    long index = (long) (time.toNanos() / 1e9 * film.profile().frameRate().perSecond() + 1e-6);
    StillEncoder.encode(
        encoder(film, stop).still(Math.clamp(index, 0, last), stop), png, runner, stop);
  }

  private PictureShelf shelf(PlannedFilm film, StopSignal stop) {
    return new PictureShelf(film.sources(), new StillDecoder(runner, stop), settings.shelfBytes());
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
