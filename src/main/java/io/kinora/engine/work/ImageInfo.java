package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Inputs.Input;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.media.image.CameraNotes;
import io.kinora.media.probe.Container;
import io.kinora.media.probe.ProbeResult;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells what an image file is. Source: the tasks contract, section 10.
final class ImageInfo implements Work {

  static final WorkKind KIND = WorkKind.of(
      "image.info",
      "Returns what is known about an image file.",
      Parameter.url("url", "The image file.").required());

  private final Workshop workshop;

  ImageInfo(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public String kind() {
    return KIND.name();
  }

  @Override
  public Lane lane() {
    return Lane.QUICK;
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return workshop.work(run, this::info);
  }

  private RunResult info(Bench bench) {
    Input input = Inputs.input(bench, workshop);
    ProbeResult.Image image = input.image();
    CameraNotes notes = CameraNotes.of(input.path());
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("content_type", Container.typeOf(image));
    result.put("type", "image");
    result.put("width", image.picture().storedWidth());
    result.put("height", image.picture().storedHeight());
    result.put("alpha", image.picture().hasAlpha());
    // Whoever turned such a picture as its notes say would turn it twice.
    Optional<Integer> orientation =
        image.picture().isTurnedByFormat() ? notes.orientation().map(_ -> 1) : notes.orientation();
    result.put("exif_orientation", orientation.orElse(null));
    result.put("rotation", rotation(orientation.orElse(0)).orElse(null));
    result.put("date_time", notes.dateTime().orElse(null));
    result.put("flash", notes.hasFlashFired().orElse(null));
    result.put("focal_length", focalLength(notes).orElse(null));
    result.put("iso_speed", notes.isoSpeed().orElse(null));
    result.put("exposure_time", notes.exposureSeconds().map(ImageInfo::rounded).orElse(null));
    return new RunResult(result.toString());
  }

  /// How far a client must have the image turned, counter-clockwise; mirrored ones cannot be.
  /// Source: the tasks contract, section 10.
  private static Optional<Integer> rotation(int orientation) {
    return switch (orientation) {
      case 1 -> Optional.of(0);
      case 3 -> Optional.of(180);
      case 6 -> Optional.of(270);
      case 8 -> Optional.of(90);
      default -> Optional.empty();
    };
  }

  /// In hundredths of a millimetre, as the old service's sample shows.
  private static Optional<Long> focalLength(CameraNotes notes) {
    return notes.focalLengthMillimetres().map(length -> Math.round(length * 100));
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 1e5) / 1e5;
  }
}
