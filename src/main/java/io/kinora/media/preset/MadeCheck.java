package io.kinora.media.preset;

import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.preset.PresetCommand.Order;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.Prober;
import io.kinora.media.probe.SoundFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Looks at what was made before it counts: it opens, has the streams that were planned, their size
/// and their length.
final class MadeCheck {

  private static final double TOLERANCE_SECONDS = 0.5;
  private static final double TOLERANCE_SHARE = 0.02;

  private final Prober prober;
  private final StopSignal stop;

  MadeCheck(Prober prober, StopSignal stop) {
    this.prober = prober;
    this.stop = stop;
  }

  /// @param files the first is the encoding; segments follow
  /// @return what is wrong with it; nothing where all is as planned
  Optional<String> of(Order order, Material source, List<Path> files) throws IOException {
    double planned = Span.of(order.profile().extras().clip(), source.seconds()).length();
    if (order.kind().isSegmented()) {
      return ofSegments(order, source, files, planned);
    }
    Optional<Material> made = open(files.getFirst());
    return made.isEmpty()
        ? Optional.of("it does not open")
        : fault(order, source, made.get())
            .or(() -> shortness(planned, made.get().seconds()));
  }

  Optional<Material> open(Path file) throws IOException {
    if (!Files.exists(file) || Files.size(file) == 0) {
      return Optional.empty();
    }
    try {
      return Material.of(file, prober.probe(file, "the output", stop));
    } catch (FailureException _) { // It is larger than all that we look into.
      return Optional.empty();
    }
  }

  private Optional<String> ofSegments(
      Order order, Material source, List<Path> files, double planned) throws IOException {
    for (Path file : files) {
      if (!Files.exists(file) || Files.size(file) == 0) {
        return Optional.of("a segment is missing");
      }
    }
    if (files.size() < 2) {
      return Optional.of("there are no segments");
    }
    if (order.profile().extras().streaming().lock().isEmpty()) {
      Optional<Material> first = open(files.get(1));
      if (first.isEmpty()) {
        return Optional.of("a segment does not open");
      }
      Optional<String> fault = fault(order, source, first.get());
      if (fault.isPresent()) {
        return fault;
      }
    }
    return shortness(planned, Segments.seconds(files.getFirst()));
  }

  private static Optional<String> fault(Order order, Material source, Material made) {
    Optional<PictureFacts> planned = source.pictures().filter(_ -> order.kind().hasPictures());
    Optional<String> codec = planned.map(_ -> PictureCodec.of(order.kind()).probedName());
    if (!made.pictures().map(PictureFacts::codec).equals(codec)) {
      return Optional.of("its pictures are not as planned");
    }
    Optional<String> sound = source.sound().map(_ -> SoundCodec.of(order.kind()).probedName());
    if (!made.sound().map(SoundFacts::codec).equals(sound)) {
      return Optional.of("its sound is not as planned");
    }
    Optional<Size> size = made.pictures().map(it -> new Size(it.width(), it.height()));
    return size.equals(planned.map(order::canvas))
        ? Optional.empty()
        : Optional.of("it has another size");
  }

  private static Optional<String> shortness(double planned, double made) {
    double missing = planned - made;
    return missing < TOLERANCE_SECONDS + TOLERANCE_SHARE * planned
        ? Optional.empty()
        : Optional.of("it is %.1f s too short".formatted(missing));
  }
}
