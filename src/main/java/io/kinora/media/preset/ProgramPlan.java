package io.kinora.media.preset;

import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.preset.command.RefusedCommandException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Plans what small programs beside ffmpeg did: ffmpeg does it today. Source: the panda contract,
/// section 9.
final class ProgramPlan {

  private static final Pattern OF_FFPROBE =
      Pattern.compile("-(show_format|show_streams|hide_banner|pretty|i)");
  private static final Pattern OF_FLVTOOL = Pattern.compile("-[UPAacdkl]{1,8}");
  private static final Pattern OF_FASTSTART = Pattern.compile("-q");
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,3}");
  private static final Pattern BASE =
      Pattern.compile("https?://[A-Za-z0-9.:-]{0,200}(/[A-Za-z0-9._~/-]{0,300})?");
  private static final String NO_BASE = "https?:///?";

  private final CommandRoom room;
  private final Set<String> made;

  /// @param made names of the files that there are by then; those that are written are put in
  ProgramPlan(CommandRoom room, Set<String> made) {
    this.room = room;
    this.made = made;
  }

  private static RefusedCommandException usage(String how) {
    return new RefusedCommandException("used otherwise than as: " + how);
  }

  /// Words that are no options; of the options only those are taken that fit.
  private static List<String> files(List<String> words, Pattern options) {
    Stream<String> refused = words.stream()
        .skip(1)
        .filter(it -> it.startsWith("-") && !options.matcher(it).matches());
    refused.findFirst().ifPresent(it -> {
      throw new RefusedCommandException(words.getFirst() + "'s option " + it + " is not allowed");
    });
    return words.stream().skip(1).filter(it -> !it.startsWith("-")).toList();
  }

  CommandStep ffprobe(List<String> words) {
    List<String> files = files(words, OF_FFPROBE);
    if (files.size() != 1) {
      throw usage("ffprobe -show_format -show_streams FILE");
    }
    return new CommandStep.Run(FfmpegCommand.ffprobe()
        .words("-show_format", "-show_streams")
        .foreignInput(room.readable(files.getFirst(), made))
        .build());
  }

  CommandStep faststart(List<String> words) {
    List<String> files = files(words, OF_FASTSTART);
    if (files.size() != 2) {
      throw usage("qt-faststart FILE FILE");
    }
    return copied(files.get(0), files.get(1), List.of("-movflags", "+faststart", "-f", "mp4"));
  }

  CommandStep yamdi(List<String> words) {
    int in = words.indexOf("-i") + 1;
    int out = words.indexOf("-o") + 1;
    boolean isRight = words.size() == 5 && in + out == 6 && in * out == 8;
    if (!isRight) {
      throw usage("yamdi -i FILE -o FILE");
    }
    return copied(words.get(in), words.get(out), flv());
  }

  private static List<String> flv() {
    return List.of("-flvflags", "+add_keyframe_index", "-f", "flv");
  }

  CommandStep flvtool(List<String> words) {
    List<String> files = files(words, OF_FLVTOOL);
    if (files.isEmpty() || files.size() > 2) {
      throw usage("flvtool2 -U FILE");
    }
    return copied(files.getFirst(), files.getLast(), flv());
  }

  /// Into a new file first, since both may be one.
  private CommandStep copied(String from, String to, List<String> muxer) {
    Path read = room.readable(from, made);
    Path target = room.file(to);
    Path part = room.folder().resolve(room.names().id() + ".part");
    var command = room.ffmpeg()
        .foreignInput(read)
        .words("-map", "0", "-c", "copy")
        .words(muxer)
        .output(part)
        .build();
    made.add(String.valueOf(target.getFileName()));
    return new CommandStep.Replacing(command, part, target);
  }

  /// Source: the panda contract, section 9: of the streams for phones.
  CommandStep segmenter(List<String> words) {
    if (words.size() != 6 || !SECONDS.matcher(words.get(2)).matches()) {
      throw usage("segmenter FILE SECONDS PREFIX PLAYLIST ADDRESS");
    }
    String address = words.get(5);
    if (!BASE.matcher(address).matches()) {
      throw new RefusedCommandException("segmenter needs an address such as http://example.com/");
    }
    Path playlist = room.file(words.get(4));
    String segments = room.file(words.get(3)).toString().replace("%", "%%") + "-%d.ts";
    made.add(String.valueOf(playlist.getFileName()));
    return new CommandStep.Run(room.ffmpeg()
        .foreignInput(room.readable(words.get(1), made))
        .words("-map", "0", "-c", "copy", "-f", "hls", "-hls_time", words.get(2))
        .words("-hls_list_size", "0", "-start_number", "1", "-hls_segment_filename", segments)
        .words(address.matches(NO_BASE) ? List.of() : List.of("-hls_base_url", address))
        .output(playlist)
        .build());
  }
}
