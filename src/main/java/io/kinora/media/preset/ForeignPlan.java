package io.kinora.media.preset;

import io.kinora.media.ffmpeg.LocalProgram;
import io.kinora.media.preset.command.RefusedCommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Plans calls of programs that an operator may have installed. They see the folder of the work
/// alone, so the source lies there too.
final class ForeignPlan {

  /// What an option of a program is.
  private enum Kind {
    FLAG,
    VALUE,
    READ,
    WRITTEN
  }

  private static final Map<String, Kind> OF_LAME = Map.ofEntries(
      Map.entry("-h", Kind.FLAG),
      Map.entry("-f", Kind.FLAG),
      Map.entry("-a", Kind.FLAG),
      Map.entry("--quiet", Kind.FLAG),
      Map.entry("--silent", Kind.FLAG),
      Map.entry("--cbr", Kind.FLAG),
      Map.entry("--decode", Kind.FLAG),
      Map.entry("-b", Kind.VALUE),
      Map.entry("-B", Kind.VALUE),
      Map.entry("-V", Kind.VALUE),
      Map.entry("-q", Kind.VALUE),
      Map.entry("-m", Kind.VALUE),
      Map.entry("--abr", Kind.VALUE),
      Map.entry("--preset", Kind.VALUE),
      Map.entry("--resample", Kind.VALUE));

  private static final Map<String, Kind> OF_MP4BOX = Map.of(
      "-inter", Kind.VALUE,
      "-fps", Kind.VALUE,
      "-hint", Kind.FLAG,
      "-isma", Kind.FLAG,
      "-quiet", Kind.FLAG,
      "-new", Kind.FLAG,
      "-add", Kind.READ,
      "-cat", Kind.READ,
      "-out", Kind.WRITTEN);

  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9.]{1,20}");
  private static final Pattern TRACK =
      Pattern.compile("#(audio|video|trackID=[0-9]{1,3}|[0-9]{1,3})");

  private final CommandRoom room;
  private final Set<String> made;
  private boolean readsSource;

  ForeignPlan(CommandRoom room, Set<String> made) {
    this.room = room;
    this.made = made;
  }

  /// @throws RefusedCommandException where the program is not installed, or may not do that
  CommandStep of(List<String> words) {
    String name = words.getFirst();
    Optional<LocalProgram> program = room.tools().programs().find(name);
    if (program.isEmpty()) {
      throw new RefusedCommandException("the program " + name + " is not here");
    }
    Map<String, Kind> options = name.equals("lame") ? OF_LAME : OF_MP4BOX;
    List<String> planned = planned(words, options);
    var call = new LocalProgram.Call(program.get(), planned, "", room.folder());
    return new CommandStep.Foreign(call, readsSource ? source() : "");
  }

  private List<String> planned(List<String> words, Map<String, Kind> options) {
    var planned = new ArrayList<String>();
    var files = new ArrayList<String>();
    for (int place = 1; place < words.size(); place++) {
      String word = words.get(place);
      Optional<Kind> kind = Optional.ofNullable(options.get(word));
      if (kind.isEmpty() && word.startsWith("-")) {
        throw new RefusedCommandException(
            words.getFirst() + "'s option " + word + " is not allowed");
      }
      if (kind.isEmpty()) {
        files.add(word);
      } else {
        planned.add(word);
        if (kind.get() != Kind.FLAG) {
          place++;
          planned.add(value(words, place, kind.get()));
        }
      }
    }
    planned.addAll(files(words.getFirst(), files));
    return planned;
  }

  private String value(List<String> words, int place, Kind kind) {
    String option = words.getFirst() + "'s option " + words.get(place - 1);
    if (place >= words.size()) {
      throw new RefusedCommandException(option + " has no value");
    }
    String word = words.get(place);
    if (kind == Kind.VALUE && !VALUE.matcher(word).matches()) {
      throw new RefusedCommandException(option + " has a value that it cannot have: " + word);
    }
    return switch (kind) {
      case READ -> read(word);
      case WRITTEN -> written(word);
      case FLAG, VALUE -> word;
    };
  }

  /// Of two the second is written; one alone is both.
  private List<String> files(String program, List<String> files) {
    if (files.isEmpty() || files.size() > 2) {
      throw new RefusedCommandException(program + " needs one file or two");
    }
    return files.size() == 2
        ? List.of(read(files.getFirst()), written(files.getLast()))
        : List.of(written(files.getFirst()));
  }

  private String read(String word) {
    int hash = word.lastIndexOf('#');
    String track = hash < 0 ? "" : word.substring(hash);
    if (!track.isEmpty() && !TRACK.matcher(track).matches()) {
      throw new RefusedCommandException("MP4Box knows no track " + track);
    }
    String file = hash < 0 ? word : word.substring(0, hash);
    var _ = room.readable(file, made); // Refuses what is not to be read.
    readsSource |= room.isSource(file);
    String name = room.isSource(file) ? source() : room.names().of(file);
    return room.folder().resolve(name) + track;
  }

  private String source() {
    return room.names().id() + ".source";
  }

  private String written(String word) {
    String name = room.names().of(word);
    made.add(name);
    return room.folder().resolve(name).toString();
  }
}
