package io.kinora.media.preset;

import io.kinora.media.colour.ColourFilter;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.preset.Material.Mark;
import io.kinora.media.preset.command.FfmpegLine;
import io.kinora.media.preset.command.FfmpegLine.Input;
import io.kinora.media.preset.command.FfmpegLine.Output;
import io.kinora.media.preset.command.FileName;
import io.kinora.media.preset.command.RefusedCommandException;
import io.kinora.media.probe.PictureFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Plans a run of ffmpeg that a command asks for: its files, streams, colours, encoders.
final class FfmpegPlan {

  private static final String NOWHERE = "/dev/null";
  private static final String NULL = "null";

  /// Gaps in the source's own times become silence, and so does a late begin.
  private static final String IN_STEP = "aresample=async=1:first_pts=0";

  /// Most encoders take no odd sides.
  private static final String EVEN = "crop=trunc(iw/2)*2:trunc(ih/2)*2:0:0";

  private final CommandRoom room;
  private final Set<String> made;
  private final EncodingProfile profile;
  private final Optional<Mark> mark;

  /// @param made names of the files that there are by then; those of this run are put in
  /// @param mark to be drawn
  FfmpegPlan(CommandRoom room, Set<String> made, EncodingProfile profile, Optional<Mark> mark) {
    this.room = room;
    this.made = made;
    this.profile = profile;
    this.mark = mark;
  }

  FfmpegCommand of(FfmpegLine line) {
    FfmpegCommand.Builder command = room.ffmpeg();
    for (Input input : line.inputs()) {
      Path file = room.readable(input.file(), made);
      command.words(input.words());
      if (room.isSource(input.file())) {
        command.words(room.material().pictures().map(PictureFacts::decoder).orElse(List.of()));
      }
      command.foreignInput(file);
    }
    mark.ifPresent(it -> command.foreignInput(it.file()));
    boolean isOfSource =
        line.inputs().size() == 1 && room.isSource(line.inputs().getFirst().file());
    for (Output output : line.outputs()) {
      output(command, output, isOfSource);
    }
    return command.build();
  }

  private void output(FfmpegCommand.Builder command, Output output, boolean isOfSource) {
    String name = isNowhere(output) ? NULL : room.names().of(output.file());
    String muxer = isNowhere(output) ? NULL : muxer(output, name);
    // Of a first pass too the codecs follow from the container.
    String filled = output.streams().muxer().filter(it -> !it.equals(NULL)).orElse(muxer);
    var encoders = new CommandEncoders(room.tools().encoders(), output.streams(), filled);
    output.drawing().graph().ifPresent(it -> command.words("-filter_complex", it));
    boolean isFree = output.drawing().graph().isEmpty() && !output.streams().isMapped();
    if (isOfSource && isFree) {
      pictures(command, output, encoders);
      sound(command, output, encoders);
    } else if (mark.isPresent()) {
      throw new RefusedCommandException(
          "a watermark needs $input_file$ as the only input, and neither -map nor -filter_complex");
    } else {
      filters(command, "-vf", output.drawing().filters());
      filters(command, "-af", output.drawing().soundFilters());
    }
    command
        .words(encoders.words(output.hasWord("-ar")))
        .words(pass(output))
        .words(named(output.words()))
        .words(muxer.equals("image2") && !name.contains("%") ? List.of("-update", "1") : List.of())
        .words("-threads:v", String.valueOf(room.tools().threads()), "-f", muxer)
        .output(room.folder().resolve(name));
    made.add(name);
  }

  private static boolean isNowhere(Output output) {
    return output.file().equals(NOWHERE)
        || output.file().equals("-")
        || output.streams().muxer().filter(NULL::equals).isPresent();
  }

  private static String muxer(Output output, String name) {
    return output
        .streams()
        .muxer()
        .or(() -> FileName.muxer(name))
        .orElseThrow(() -> new RefusedCommandException(
            "ffmpeg needs -f for files that end with ." + FileName.ending(name)));
  }

  private static void filters(FfmpegCommand.Builder command, String option, List<String> filters) {
    if (!filters.isEmpty()) {
      command.words(option, String.join(",", filters));
    }
  }

  private void pictures(FfmpegCommand.Builder command, Output output, CommandEncoders encoders) {
    Optional<PictureFacts> found = room.material().pictures();
    if (found.isEmpty() || !encoders.hasPictures()) {
      return;
    }
    PictureFacts picture = found.get();
    String stream = "0:" + picture.stream();
    if (encoders.copiesPictures()) {
      command.words("-map", stream);
      return;
    }
    String begin = begin(picture, output.drawing().filters());
    String end =
        EVEN + "," + (encoders.hasColours() ? ColourFilter.TAGS : ColourFilter.forOldPlayers());
    if (mark.isEmpty()) {
      command.words("-map", stream, "-vf", begin + end);
      return;
    }
    var shape = FrameShape.of(Material.upright(picture), profile.pictures().frame());
    MarkDrawing drawing =
        MarkDrawing.on(shape.canvas(), mark.get().picture(), profile.extras().mark());
    command.words(
        "-filter_complex",
        "[%s]%s%s[u];[1:%d]%s[m];[u][m]%s,%s[v]"
            .formatted(
                stream,
                begin,
                ColourFilter.TAGS,
                drawing.picture().stream(),
                drawing.filters(),
                drawing.overlay(),
                end),
        "-map",
        "[v]");
  }

  /// To our colours first, where they are others; then what the command says. Each ends with a
  /// comma.
  private static String begin(PictureFacts picture, List<String> filters) {
    var chain = new ArrayList<String>();
    if (!ColourFilter.isOurs(picture) || !picture.pixelFormat().equals("yuv420p")) {
      var whole = new FrameShape(Material.upright(picture), Material.upright(picture));
      chain.add(PresetCommand.coloured(picture, whole));
    }
    chain.addAll(filters);
    return chain.isEmpty() ? "" : String.join(",", chain) + ",";
  }

  private void sound(FfmpegCommand.Builder command, Output output, CommandEncoders encoders) {
    if (room.material().sound().isEmpty() || !encoders.hasSound()) {
      return;
    }
    command.words("-map", "0:" + room.material().sound().get().stream());
    if (!encoders.copiesSound()) {
      var filters = new ArrayList<>(List.of(IN_STEP));
      filters.addAll(output.drawing().soundFilters());
      filters(command, "-af", filters);
    }
  }

  private List<String> pass(Output output) {
    return output.streams().pass().isEmpty()
        ? List.of()
        : List.of(
            "-pass",
            String.valueOf(output.streams().pass().getAsInt()),
            "-passlogfile",
            room.folder().resolve(room.names().id() + ".pass").toString());
  }

  /// Words that are names of files get the folder of the work.
  private List<String> named(List<String> words) {
    return words.stream()
        .map(it -> it.startsWith(FileName.MARK)
            ? room.folder().toString().replace("%", "%%") + "/"
                + room.names().of(it.substring(FileName.MARK.length()))
            : it)
        .toList();
  }
}
