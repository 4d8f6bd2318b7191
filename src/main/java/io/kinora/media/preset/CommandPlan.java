package io.kinora.media.preset;

import io.kinora.media.preset.Material.Mark;
import io.kinora.media.preset.command.CommandLines;
import io.kinora.media.preset.command.FfmpegReading;
import io.kinora.media.preset.command.RefusedCommandException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Plans a command of a profile, line by line, without doing anything. Source: the panda contract,
/// section 9.
final class CommandPlan {

  private static final String MARKED = "$filters$";

  private final CommandRoom room;
  private final Wish wish;
  private final Tokens tokens;
  private final Optional<Mark> mark;
  private final Set<String> made = new HashSet<>();

  CommandPlan(CommandRoom room, Wish wish, Tokens tokens, Optional<Mark> mark) {
    this.room = room;
    this.wish = wish;
    this.tokens = tokens;
    this.mark = mark;
  }

  /// @throws RefusedCommandException with the name of what is refused
  List<CommandStep> of(String text) {
    var steps = new ArrayList<CommandStep>();
    for (List<String> line : CommandLines.of(text)) {
      steps.add(step(line));
    }
    return steps;
  }

  private CommandStep step(List<String> line) {
    List<String> words = tokens.in(line);
    var programs = new ProgramPlan(room, made);
    return switch (words.getFirst()) {
      case "ffmpeg" -> {
        Optional<Mark> drawn = mark.filter(_ -> line.contains(MARKED));
        yield new CommandStep.Run(
            new FfmpegPlan(room, made, wish.profile(), drawn).of(FfmpegReading.of(words)));
      }
      case "ffprobe" -> programs.ffprobe(words);
      case "qt-faststart" -> programs.faststart(words);
      case "flvtool2", "flvtool++" -> programs.flvtool(words);
      case "yamdi" -> programs.yamdi(words);
      case "segmenter" -> programs.segmenter(words);
      case "lame", "MP4Box" -> new ForeignPlan(room, made).of(words);
      case "mencoder", "manifester", "qtrotate" ->
        throw new RefusedCommandException("the program " + words.getFirst() + " is not here");
      default ->
        throw new RefusedCommandException(
            "the program " + shown(words.getFirst()) + " is not allowed in commands");
    };
  }

  private static String shown(String word) {
    return word.length() > 60 ? word.substring(0, 60) + "…" : word;
  }
}
