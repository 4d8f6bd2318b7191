package io.kinora.media.recipe;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.image.Fit;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.Prober;
import io.kinora.media.probe.SoundFacts;
import io.kinora.media.recipe.Material.Facts;
import io.kinora.media.recipe.Material.Mark;
import io.kinora.media.recipe.Recipe.Edges;
import io.kinora.media.recipe.Recipe.Pictures;
import io.kinora.media.recipe.Recipe.Treatment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/// Makes what recipes say. Thread-safe.
public final class RecipeKitchen {

  private static final Treatment NONE =
      new Treatment(false, false, new Edges(0, 0, 0, 0), 0, false);

  private static final double LENGTH_TOLERANCE_SECONDS = 0.5;

  private final FfmpegRunner runner;
  private final Prober prober;
  private final int threads;

  /// @param threads of each decoder and encoder
  public RecipeKitchen(FfmpegRunner runner, Prober prober, int threads) {
    this.runner = runner;
    this.prober = prober;
    this.threads = threads;
  }

  /// Looks into a file; empty where it is neither video nor sound.
  public Optional<Facts> facts(Path file, StopSignal stop) {
    return Facts.of(prober.probe(file, "the input", stop));
  }

  /// Looks into a watermark; empty where it is no picture.
  public Optional<Mark> mark(Path file, StopSignal stop) {
    return switch (prober.probe(file, "the watermark", stop)) {
      case ProbeResult.Image(PictureFacts picture, String _) ->
        Optional.of(new Mark(file, picture));
      case ProbeResult.Video _, ProbeResult.Audio _, ProbeResult.NotMedia _ -> Optional.empty();
    };
  }

  /// Makes a file, and looks at it before it counts as one.
  ///
  /// @param progress hears the share that is done, 0 to 1
  /// @return what the new file is
  /// @throws io.kinora.infra.base.FailureException with half a sentence for the client
  public Facts make(
      Material material, Recipe recipe, Path out, StopSignal stop, DoubleConsumer progress) {
    Span span = Span.of(recipe.cut(), material.facts().length());
    checkUse(material.facts(), recipe, span);
    var command = new RecipeCommand(material, recipe, threads).into(out);
    runner
        .run(command, RunLimits.LONG, stop, written -> {
          if (span.length() > 0) {
            progress.accept(Math.min(1, written.toNanos() / 1e9 / span.length()));
          }
        })
        .ending()
        .orFail(FailureCode.ENCODER_FAILED, "the encoder could not go on");
    return checked(out, material, recipe, span, stop);
  }

  private static void checkUse(Facts facts, Recipe recipe, Span span) {
    boolean hasPictures = recipe.pictures().isPresent() && facts.pictures().isPresent();
    if (!hasPictures && facts.sound().isEmpty()) {
      throw refused("the input has no sound, and the recipe wants nothing else");
    }
    if (span.length() <= 0) {
      throw refused("the recipe's cut begins behind the end of the input");
    }
  }

  private static RuntimeException refused(String reason) {
    return new Failure(FailureCode.INPUT_NOT_MEDIA, reason).asException();
  }

  private Facts checked(Path file, Material material, Recipe recipe, Span span, StopSignal stop) {
    Facts made = Facts.of(prober.probe(file, "the output", stop))
        .orElseThrow(() -> wrong("it does not open"));
    Facts source = material.facts();
    Optional<Pictures> wish = recipe.pictures().filter(_ -> source.pictures().isPresent());
    require(
        made.pictures()
            .map(PictureFacts::codec)
            .equals(wish.map(it -> it.codec().probedName())),
        "its pictures are not as planned");
    require(
        made.sound()
            .map(SoundFacts::codec)
            .equals(source.sound().map(_ -> recipe.sound().codec().probedName())),
        "its sound is not as planned");
    wish.ifPresent(it -> require(
        PictureChain.of(source.pictures().orElseThrow(), it.treatment(), it.fit())
            .size()
            .equals(size(made.pictures().orElseThrow())),
        "it has another size"));
    double missing = span.length() - made.length().toNanos() / 1e9;
    require(
        missing < LENGTH_TOLERANCE_SECONDS + 0.02 * span.length(),
        "it is " + missing + " s too short");
    return made;
  }

  private static Size size(PictureFacts picture) {
    return new Size(picture.width(), picture.height());
  }

  private static void require(boolean isTrue, String otherwise) {
    if (!isTrue) {
      throw wrong(otherwise);
    }
  }

  private static RuntimeException wrong(String what) {
    return new Failure(FailureCode.ENCODER_FAILED, "the new file is not as it should be")
        .asException(new IllegalStateException(what));
  }

  /// Makes the recipe's pictures of a video; none of a sound.
  ///
  /// @param cues   seconds of the new video at which there is something
  /// @return PNG files in `folder`, in their order
  public List<Path> stills(
      Material material, Recipe recipe, List<Double> cues, WorkFolder folder, StopSignal stop) {
    Optional<PictureFacts> picture = material.facts().pictures();
    if (picture.isEmpty()) {
      return List.of();
    }
    Treatment treatment = recipe.pictures().map(Pictures::treatment).orElse(NONE);
    PictureChain chain = PictureChain.of(picture.get(), treatment, stillFit(recipe));
    Span span = Span.of(recipe.cut(), material.facts().length());
    var stills = new RecipeStills(runner, material.source(), picture.get(), chain, stop);
    StillTimes times = StillTimes.of(recipe.stills().pick(), span, cues);
    return stills.make(times, recipe.stills().level(), folder.path());
  }

  /// As large as the video, where nothing is said.
  private static Fit stillFit(Recipe recipe) {
    Fit own = recipe.stills().fit();
    boolean isSaid = own.width().isPresent() || own.height().isPresent();
    return isSaid ? own : recipe.pictures().map(Pictures::fit).orElse(own);
  }
}
