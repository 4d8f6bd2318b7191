package io.kinora.media.preset;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.infra.base.FailureException;
import io.kinora.media.preset.EncodingProfile.Clip;
import io.kinora.media.preset.EncodingProfile.Making;
import io.kinora.media.preset.Material.Mark;
import io.kinora.media.preset.Outcome.Made;
import io.kinora.media.preset.PresetCommand.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The wishes of one order, sorted by how they are made: some together, others alone.
final class Menu {

  /// More encoders at once do not fit into the memory of one process.
  private static final int OF_ONE_RUN = 6;

  private final Tools tools;
  private final Sitting sitting;
  private final KitchenOrder order;
  private final Map<Clip, List<Order>> together = new LinkedHashMap<>();
  private final List<Order> alone = new ArrayList<>();

  Menu(Tools tools, Sitting sitting, KitchenOrder order) {
    this.tools = tools;
    this.sitting = sitting;
    this.order = order;
  }

  /// One for each wish, in any order.
  void serveAll(Serving serving) throws IOException, InterruptedException {
    Optional<Material> material = Optional.empty();
    for (Wish wish : order.wishes()) {
      Optional<Outcome> early = early(wish);
      if (early.isEmpty()) {
        material = material.isPresent() ? material : open();
        early = sort(wish, material);
      }
      if (early.isPresent()) {
        serving.serve(early.get());
      }
    }
    if (material.isPresent()) {
      var kitchen = new PresetKitchen(tools, sitting, material.get(), order.folder());
      for (List<Order> orders : together.values()) {
        for (int from = 0; from < orders.size(); from += OF_ONE_RUN) {
          int to = Math.min(orders.size(), from + OF_ONE_RUN);
          serve(kitchen.together(orders.subList(from, to)), serving);
        }
      }
      for (Order single : alone) {
        serve(kitchen.together(List.of(single)), serving);
      }
    }
  }

  private static void serve(List<Outcome> outcomes, Serving serving)
      throws IOException, InterruptedException {
    for (Outcome outcome : outcomes) {
      serving.serve(outcome);
    }
  }

  /// Where the video need not be looked at.
  private Optional<Outcome> early(Wish wish) throws IOException {
    if (!sitting.isWanted(wish)) {
      return Optional.of(sitting.unwanted(wish));
    }
    Optional<PresetKind> kind = wish.profile().preset();
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    return switch (kind.get()) {
      case HLS_PLAYLIST -> Optional.of(playlist(wish));
      case SMOOTH ->
        Optional.of(refused(wish, "Smooth Streaming is not made here: use hls.variant"));
      case OGG ->
        tools.encoders().has(PictureCodec.THEORA.encoder())
            ? Optional.empty()
            : Optional.of(refused(wish, "this ffmpeg has no Theora encoder: set KINORA_FFMPEG"));
      case H264, WEBM, HLS, HLS_SOUND, MP3, AAC, VORBIS, THUMBNAIL -> Optional.empty();
    };
  }

  private Outcome refused(Wish wish, String why) {
    return sitting.failed(wish, ErrorClass.COMMAND_INVALID, why);
  }

  private Outcome playlist(Wish wish) throws IOException {
    if (wish.variants().isEmpty()) {
      return sitting.failed(
          wish,
          ErrorClass.HLS_VARIANTS_NOT_FOUND,
          "there are no encodings of this video for the playlist to name");
    }
    sitting.start(List.of(wish));
    Path file = order.folder().resolve(wish.id() + wish.profile().extname());
    Files.writeString(file, VariantPlaylist.of(wish.variants()), UTF_8);
    return new Made(wish.id(), List.of(file), List.of(), 0, 0, "");
  }

  private Optional<Material> open() {
    if (!Files.exists(order.source())) {
      return Optional.empty();
    }
    try {
      return Material.of(
          order.source(), tools.prober().probe(order.source(), "the video", sitting.stop()));
    } catch (FailureException tooLarge) {
      order.wishes().forEach(it -> sitting.note(it, tooLarge.failure().text()));
      return Optional.empty();
    }
  }

  /// What is made at once; empty for what is made together with others, or after them.
  private Optional<Outcome> sort(Wish wish, Optional<Material> material) throws IOException {
    if (!Files.exists(order.source())) {
      return Optional.of(
          sitting.failed(wish, ErrorClass.FILE_NOT_FOUND, "the video is not stored"));
    }
    if (material.isEmpty()) {
      return Optional.of(
          sitting.failed(wish, ErrorClass.ENCODING_ERROR, "the video cannot be opened"));
    }
    Optional<Mark> mark = wish.watermark().flatMap(it -> mark(it, wish));
    if (wish.watermark().isPresent() && mark.isEmpty()) {
      return Optional.of(
          sitting.failed(wish, ErrorClass.ENCODING_ERROR, "the watermark is not a picture"));
    }
    return switch (wish.profile().making()) {
      case Making.ByCommand(String text) ->
        Optional.of(new CommandKitchen(tools, sitting, material.get())
            .of(wish, text, mark, order.folder()));
      case Making.ByPreset(PresetKind kind)
      when kind == PresetKind.THUMBNAIL ->
        Optional.of(new Thumbnails(tools, sitting).of(wish, material.get(), order.folder()));
      case Making.ByPreset(PresetKind kind) -> {
        place(new Order(wish, kind, mark));
        yield Optional.empty();
      }
    };
  }

  private Optional<Mark> mark(Path file, Wish wish) {
    try {
      return tools.mark(file, sitting.stop());
    } catch (FailureException tooLarge) {
      sitting.note(wish, tooLarge.failure().text());
      return Optional.empty();
    }
  }

  private void place(Order placed) {
    if (placed.isTwoPass()) {
      alone.add(placed);
    } else {
      together
          .computeIfAbsent(placed.profile().extras().clip(), _ -> new ArrayList<>())
          .add(placed);
    }
  }
}
