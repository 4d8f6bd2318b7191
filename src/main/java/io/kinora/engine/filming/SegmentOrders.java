package io.kinora.engine.filming;

import io.kinora.engine.filming.FilmInputs.Found;
import io.kinora.engine.filming.Script.Input;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.task.TaskOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Orders segments of a film from others, who find in the share what they need. For one thread.
final class SegmentOrders {

  /// Whether others can make the same film.
  enum Readiness {
    UNPUBLISHED,
    PUBLISHED,
    /// An earlier run has begun with other files: its segments are of another film.
    DIFFERENT
  }

  private final Share share;
  private final Map<String, Found> inputs;
  private final Scripting scripting;
  private Readiness readiness;

  /// Writes the script of a film whose files are in the library.
  interface Scripting {
    Script of(Map<String, Input> inputs);
  }

  SegmentOrders(Share share, FilmInputs inputs, Scripting scripting, Readiness readiness) {
    this.share = share;
    this.inputs = inputs.all();
    this.scripting = scripting;
    this.readiness = readiness;
  }

  Readiness readiness() {
    return readiness;
  }

  /// Puts into the share what others need to plan the film. Takes as long as it takes to store its
  /// files.
  void publish() {
    var files = new ArrayList<NewFile>();
    Map<Path, Input> stored = new HashMap<>();
    Map<String, Input> all = new HashMap<>();
    inputs.forEach((name, found) -> all.put(name, input(found, stored, files)));
    Script script = scripting.of(all);
    files.add(share.put(script));
    share.commit(files);
    boolean isOurs = share.findScript().filter(script::equals).isPresent();
    readiness = isOurs ? Readiness.PUBLISHED : Readiness.DIFFERENT;
  }

  private Input input(Found found, Map<Path, Input> stored, List<NewFile> files) {
    return switch (found) {
      case Found.Missing missing -> Input.missing(missing.failure());
      case Found.There there when there.original() != null -> Input.there(there.original());
      case Found.There there ->
        stored.computeIfAbsent(there.path(), path -> {
          NewFile file = share.putByDigest(path);
          files.add(file);
          return share.input(file);
        });
    };
  }

  TaskOrder order(int segment) {
    return FilmSegment.order(share, segment);
  }
}
