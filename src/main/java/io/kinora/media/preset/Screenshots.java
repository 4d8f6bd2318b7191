package io.kinora.media.preset;

import io.kinora.media.preset.PresetCommand.Order;
import io.kinora.media.preset.Shots.Shot;
import io.kinora.media.preset.Shots.View;
import io.kinora.media.probe.PictureFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the pictures `<id>_1.jpg` to `<id>_N.jpg` that stand beside an encoding. Source: the panda
/// contract, section 11.
final class Screenshots {

  private final Tools tools;
  private final Sitting sitting;

  Screenshots(Tools tools, Sitting sitting) {
    this.tools = tools;
    this.sitting = sitting;
  }

  /// Of a finished encoding, in its size; none where it has no pictures.
  List<Path> of(Wish wish, Material made, Path folder) throws IOException {
    Optional<PictureFacts> picture = made.pictures();
    int count = wish.profile().extras().shots().count();
    return picture.isEmpty()
        ? List.of()
        : make(
            View.whole(made.source(), picture.get()),
            wish,
            folder,
            Shots.even(count, made.seconds()));
  }

  /// Of a stream, whose segments may be locked: from the source, in the size of the stream.
  List<Path> ofStream(Order order, Material source, Path folder) throws IOException {
    PictureFacts picture = source.pictures().orElseThrow();
    var shape =
        FrameShape.of(Material.upright(picture), order.profile().pictures().frame());
    Span span = Span.of(order.profile().extras().clip(), source.seconds());
    int count = order.profile().extras().shots().count();
    List<Double> moments =
        Shots.even(count, span.length()).stream().map(it -> span.start() + it).toList();
    return make(new View(source.source(), picture, shape), order.wish(), folder, moments);
  }

  private List<Path> make(View view, Wish wish, Path folder, List<Double> moments)
      throws IOException {
    var shots = new ArrayList<Shot>();
    for (double moment : moments) {
      shots.add(new Shot(moment, folder.resolve(wish.id() + "_" + (shots.size() + 1) + ".jpg")));
    }
    List<Path> made = new Shots(tools.runner(), sitting.stop()).make(view, shots);
    return made.isEmpty() ? made : filled(shots, made);
  }

  /// Clients take for granted that all numbers are there: a video of one frame has seven times the
  /// same.
  private static List<Path> filled(List<Shot> shots, List<Path> made) throws IOException {
    for (Shot shot : shots) {
      if (!made.contains(shot.file())) {
        Files.deleteIfExists(shot.file());
        Files.copy(made.getLast(), shot.file());
      }
    }
    return shots.stream().map(Shot::file).toList();
  }
}
