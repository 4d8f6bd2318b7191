package io.kinora.media.preset;

import io.kinora.media.colour.ColourFilter;
import io.kinora.media.colour.ColourTarget;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.preset.Material.Mark;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.probe.SoundFacts;
import io.kinora.media.profile.FrameRate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plans the run of ffmpeg that decodes a video once and encodes it as several presets want it. All
/// of them use the same part of the source.
final class PresetCommand {

  /// Gaps in the source's own times become silence, and so does a late begin.
  private static final String IN_STEP = "aresample=async=1:first_pts=0";

  private final Material material;
  private final Encoders encoders;
  private final int threads;

  /// @param threads of each decoder and encoder
  PresetCommand(Material material, Encoders encoders, int threads) {
    this.material = material;
    this.encoders = encoders;
    this.threads = threads;
  }

  /// One encoding of a run.
  record Order(Wish wish, PresetKind kind, Optional<Mark> mark) {

    EncodingProfile profile() {
      return wish.profile();
    }

    boolean isTwoPass() {
      return kind.hasPictures() && profile().pictures().isTwoPass();
    }

    Size canvas(PictureFacts picture) {
      return FrameShape.of(Material.upright(picture), profile().pictures().frame())
          .canvas();
    }

    Path file(Path folder) {
      return folder.resolve(wish.id() + profile().extname());
    }
  }

  /// Which time it is that the source is read.
  enum Pass {
    ONLY,
    FIRST,
    SECOND
  }

  /// @param orders with the same clip; one alone where there are two passes
  FfmpegCommand into(Path folder, List<Order> orders, Pass pass) {
    Span span = Span.of(orders.getFirst().profile().extras().clip(), material.seconds());
    var command = FfmpegCommand.ffmpeg()
        .lowPriority()
        .words("-threads", String.valueOf(threads))
        .words(span.words())
        .words(material.pictures().map(PictureFacts::decoder).orElse(List.of()))
        .foreignInput(material.source());
    List<Order> seen = orders.stream().filter(this::isSeen).toList();
    seen.stream().flatMap(it -> it.mark().stream()).forEach(it -> command.foreignInput(it.file()));
    if (!seen.isEmpty()) {
      command
          .words("-filter_complex_threads", String.valueOf(threads))
          .words("-filter_complex", graph(material.pictures().orElseThrow(), seen));
    }
    for (Order order : orders) {
      output(command, order, seen.indexOf(order), folder, pass);
    }
    return command.build();
  }

  private boolean isSeen(Order order) {
    return order.kind().hasPictures() && material.pictures().isPresent();
  }

  private static String graph(PictureFacts picture, List<Order> orders) {
    var graph = new StringBuilder("[0:" + picture.stream() + "]split=" + orders.size());
    for (int index = 0; index < orders.size(); index++) {
      graph.append("[s").append(index).append("]");
    }
    int input = 1;
    for (int index = 0; index < orders.size(); index++) {
      Order order = orders.get(index);
      graph.append(";[s").append(index).append("]").append(chain(picture, order, input, index));
      input += order.mark().isPresent() ? 1 : 0;
    }
    return graph.toString();
  }

  /// @param input of the watermark
  private static String chain(PictureFacts picture, Order order, int input, int index) {
    var shape =
        FrameShape.of(Material.upright(picture), order.profile().pictures().frame());
    String chain = "fps=fps=" + rate(picture, order.profile()) + ":start_time=0,"
        + coloured(picture, shape) + shape.laid();
    String marked = order
        .mark()
        .map(it -> MarkDrawing.on(
            shape.canvas(), it.picture(), order.profile().extras().mark()))
        .map(it -> ",%s[u%d];[%d:%d]%s[m%d];[u%d][m%d]%s"
            .formatted(
                ColourFilter
                    .TAGS, // Else what says nothing of its colours is brought to the mark's.
                index,
                input,
                it.picture().stream(),
                it.filters(),
                index,
                index,
                index,
                it.overlay()))
        .orElse("");
    String end = PictureCodec.of(order.kind()).hasColours()
        ? "," + ColourFilter.TAGS_AND_ASPECT
        : "," + ColourFilter.forOldPlayers();
    return chain + marked + end + "[v" + index + "]";
  }

  /// From the decoder's pictures, upright already, to ours in their size.
  static String coloured(PictureFacts picture, FrameShape shape) {
    int width = shape.scaled().width();
    int height = shape.scaled().height();
    if (ColourFilter.isOurs(picture) && picture.pixelFormat().equals("yuv420p")) {
      return ColourFilter.scaledOnly(width, height);
    }
    String scaled = picture.hasAlpha()
        ? ColourFilter.scaledOnBlack(picture, width, height, ColourTarget.VIDEO)
        : ColourFilter.scaled(picture, width, height, ColourTarget.VIDEO);
    return scaled + ",format=yuv420p";
  }

  private static FrameRate rate(PictureFacts picture, EncodingProfile profile) {
    return Material.frameRate(profile.pictures().rate().perSecond().orElse(picture.frameRate()));
  }

  private void output(
      FfmpegCommand.Builder command, Order order, int index, Path folder, Pass pass) {
    if (index >= 0) {
      PictureFacts picture = material.pictures().orElseThrow();
      command
          .words("-map", "[v" + index + "]")
          .words(new PictureWords(order.profile(), order.kind(), threads)
              .words(order.canvas(picture), rate(picture, order.profile())));
    }
    if (pass != Pass.ONLY) {
      command.words(
          "-pass",
          pass == Pass.FIRST ? "1" : "2",
          "-passlogfile",
          folder.resolve(order.wish().id() + ".pass").toString());
    }
    if (pass == Pass.FIRST) {
      // It writes its log only; no file of this name comes to be.
      command.words("-an", "-f", "null").output(folder.resolve("none"));
      return;
    }
    material.sound().ifPresent(sound -> command.words(sound(order, sound)));
    command
        .words("-map_metadata", "-1", "-map_chapters", "-1")
        .words(muxer(order, folder))
        .output(order.file(folder));
  }

  private List<String> sound(Order order, SoundFacts sound) {
    var words = new ArrayList<>(List.of("-map", "0:" + sound.stream(), "-af", IN_STEP));
    words.addAll(SoundCodec.of(order.kind())
        .words(
            order.profile().sound(),
            StreamRates.soundKbit(order.profile()),
            sound.channels(),
            encoders));
    return words;
  }

  private static List<String> muxer(Order order, Path folder) {
    String extname = order.profile().extname();
    return switch (order.kind()) {
      case H264 ->
        switch (extname) {
          case ".flv" -> List.of("-flvflags", "+add_keyframe_index", "-f", "flv");
          case ".mkv" -> List.of("-f", "matroska");
          case ".ts" -> List.of("-f", "mpegts");
          case ".mov" -> List.of("-movflags", "+faststart", "-f", "mov");
          default -> List.of("-movflags", "+faststart", "-f", "mp4");
        };
      case AAC ->
        extname.equals(".aac")
            ? List.of("-f", "adts")
            : List.of("-movflags", "+faststart", "-f", "mp4");
      case WEBM -> List.of("-f", extname.equals(".mkv") ? "matroska" : "webm");
      case OGG, VORBIS -> List.of("-f", "ogg");
      case MP3 -> List.of("-f", "mp3");
      case HLS, HLS_SOUND -> new Segments(order.wish(), folder).words();
      case HLS_PLAYLIST, SMOOTH, THUMBNAIL ->
        throw new IllegalArgumentException("is not encoded: " + order.kind());
    };
  }
}
