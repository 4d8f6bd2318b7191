package io.kinora.media.preset;

import io.kinora.media.preset.Outcome.Made;
import io.kinora.media.preset.Shots.Shot;
import io.kinora.media.preset.Shots.View;
import io.kinora.media.probe.PictureFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// Makes what the preset `thumbnail` says: pictures of the original. Source: the panda contract,
/// sections 10 and 11.
final class Thumbnails {

  private final Tools tools;
  private final Sitting sitting;

  Thumbnails(Tools tools, Sitting sitting) {
    this.tools = tools;
    this.sitting = sitting;
  }

  Outcome of(Wish wish, Material material, Path folder) throws IOException {
    if (material.pictures().isEmpty()) {
      return sitting.failed(wish, ErrorClass.ENCODING_ERROR, "the file has no pictures");
    }
    sitting.start(List.of(wish));
    PictureFacts picture = material.pictures().get();
    var shape =
        FrameShape.of(Material.upright(picture), wish.profile().pictures().frame());
    var shots = new ArrayList<Shot>();
    for (double moment : moments(wish, material, picture)) {
      shots.add(new Shot(moment, file(wish, folder, "_" + (shots.size() + 1))));
    }
    List<Path> made = new Shots(tools.runner(), sitting.stop())
        .make(new View(material.source(), picture, shape), shots);
    if (made.isEmpty()) {
      return sitting.failed(wish, ErrorClass.ENCODING_ERROR, "there is no frame at that time");
    }
    // Clients ask for the file that has no number.
    var files = new ArrayList<>(List.of(copy(made.getFirst(), file(wish, folder, ""))));
    files.addAll(made);
    return new Made(
        wish.id(),
        files,
        List.of(),
        shape.canvas().width(),
        shape.canvas().height(),
        sitting.log(wish));
  }

  private static Path copy(Path from, Path to) throws IOException {
    return Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<Double> moments(Wish wish, Material material, PictureFacts picture) {
    return Shots.moments(
        wish.profile().extras().shots(),
        material.seconds(),
        Material.frameRate(picture.frameRate()).perSecond());
  }

  private static Path file(Wish wish, Path folder, String number) {
    return folder.resolve(wish.id() + number + wish.profile().extname());
  }
}
