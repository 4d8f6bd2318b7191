package io.kinora.media.preset;

import io.kinora.media.ffmpeg.Ending;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.preset.Outcome.Made;
import io.kinora.media.preset.PresetCommand.Order;
import io.kinora.media.preset.PresetCommand.Pass;
import io.kinora.media.preset.Sitting.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes what presets say of one video.
final class PresetKitchen {

  /// Of two passes the first takes less.
  private static final double FIRST_SHARE = 0.4;

  private final Tools tools;
  private final Sitting sitting;
  private final Material material;
  private final Path folder;

  PresetKitchen(Tools tools, Sitting sitting, Material material, Path folder) {
    this.tools = tools;
    this.sitting = sitting;
    this.material = material;
    this.folder = folder;
  }

  /// Encodes together; where that fails each by itself, so that a bad one fails alone.
  ///
  /// @param orders with the same clip; where one wants two passes, it alone
  List<Outcome> together(List<Order> orders) throws IOException {
    var outcomes = new ArrayList<Outcome>();
    var wanted = new ArrayList<Order>();
    for (Order order : orders) {
      refusal(order).ifPresentOrElse(outcomes::add, () -> wanted.add(order));
    }
    if (wanted.isEmpty()) {
      return outcomes;
    }
    Ending ending = encode(wanted);
    boolean isShared = wanted.size() > 1;
    for (Order order : wanted) {
      outcomes.addAll(
          ending.isSuccess() || !isShared
              ? List.of(outcome(order, ending))
              : together(List.of(order)));
    }
    return outcomes;
  }

  private Optional<Outcome> refusal(Order order) {
    if (!sitting.isWanted(order.wish())) {
      return Optional.of(sitting.unwanted(order.wish()));
    }
    Optional<String> reason = Optional.empty();
    if (material.sound().isEmpty() && order.kind().isSound()) {
      reason = Optional.of("the video has no sound");
    } else if (span(order).length() <= 0) {
      reason = Optional.of("clip_offset lies behind the end of the video");
    }
    return reason.map(it -> sitting.failed(order.wish(), ErrorClass.ENCODING_ERROR, it));
  }

  private Span span(Order order) {
    return Span.of(order.profile().extras().clip(), material.seconds());
  }

  private Ending encode(List<Order> orders) throws IOException {
    List<Wish> wishes = orders.stream().map(Order::wish).toList();
    sitting.start(wishes);
    for (Order order : orders) {
      if (order.kind().isSegmented()) {
        new Segments(order.wish(), folder).prepare();
      }
    }
    Order first = orders.getFirst();
    double seconds = span(first).length();
    var command = new PresetCommand(material, tools.encoders(), tools.threads());
    if (!first.isTwoPass() || material.pictures().isEmpty()) {
      return sitting.run(command.into(folder, orders, Pass.ONLY), wishes, Part.whole(seconds));
    }
    Ending looked = sitting.run(
        command.into(folder, orders, Pass.FIRST), wishes, new Part(0, FIRST_SHARE, seconds));
    return looked.isSuccess()
        ? sitting.run(
            command.into(folder, orders, Pass.SECOND),
            wishes,
            new Part(FIRST_SHARE, 1 - FIRST_SHARE, seconds))
        : looked;
  }

  private Outcome outcome(Order order, Ending ending) throws IOException {
    Wish wish = order.wish();
    if (!sitting.isWanted(wish)) {
      return sitting.unwanted(wish);
    }
    if (!ending.isSuccess()) {
      return sitting.failed(wish, ErrorClass.ENCODING_ERROR, Endings.words(ending));
    }
    Path file = order.file(folder);
    List<Path> files =
        order.kind().isSegmented() ? new Segments(wish, folder).finish(file) : List.of(file);
    var check = new MadeCheck(tools.prober(), sitting.stop());
    Optional<String> fault = check.of(order, material, files);
    if (fault.isPresent()) {
      return sitting.failed(
          wish, ErrorClass.ENCODING_ERROR, "the encoding is not as planned: " + fault.get());
    }
    Optional<Size> size =
        material.pictures().filter(_ -> order.kind().hasPictures()).map(order::canvas);
    return new Made(
        wish.id(),
        files,
        size.isPresent() ? screenshots(order, check, file) : List.of(),
        size.map(Size::width).orElse(0),
        size.map(Size::height).orElse(0),
        sitting.log(wish));
  }

  private List<Path> screenshots(Order order, MadeCheck check, Path file) throws IOException {
    var screenshots = new Screenshots(tools, sitting);
    return order.kind().isSegmented()
        ? screenshots.ofStream(order, material, folder)
        : screenshots.of(order.wish(), check.open(file).orElseThrow(), folder);
  }
}
