package io.kinora.media.preset;

import io.kinora.infra.base.WorkFolder;
import io.kinora.media.ffmpeg.Ending;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.preset.Material.Mark;
import io.kinora.media.preset.Outcome.Made;
import io.kinora.media.preset.Sitting.Part;
import io.kinora.media.preset.command.FileName;
import io.kinora.media.preset.command.RefusedCommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Does what commands of profiles say, each in a folder of its own.
final class CommandKitchen {

  private final Tools tools;
  private final Sitting sitting;
  private final Material material;

  CommandKitchen(Tools tools, Sitting sitting, Material material) {
    this.tools = tools;
    this.sitting = sitting;
    this.material = material;
  }

  Outcome of(Wish wish, String text, Optional<Mark> mark, Path parent) throws IOException {
    Path folder = parent.resolve(wish.id());
    if (Files.exists(folder)) {
      WorkFolder.remove(folder); // What an earlier attempt left.
    }
    Files.createDirectories(folder);
    var names = new FileName(wish.id(), wish.profile().extname());
    var room = new CommandRoom(tools, material, names, folder);
    sitting.note(wish, "> " + text.strip().replace("\n", "\n> "));
    List<CommandStep> steps;
    try {
      var tokens = Tokens.of(wish, material, sitting.facts());
      steps = new CommandPlan(room, wish, tokens, mark).of(text);
    } catch (RefusedCommandException refused) {
      sitting.note(wish, refused.reason());
      return sitting.failed(wish, ErrorClass.COMMAND_INVALID, refused.reason());
    }
    sitting.start(List.of(wish));
    for (int index = 0; index < steps.size(); index++) {
      Ending ending = act(steps.get(index), wish, part(index, steps.size()), folder);
      if (!sitting.isWanted(wish)) {
        return sitting.unwanted(wish);
      }
      if (!ending.isSuccess()) {
        return sitting.failed(
            wish,
            ErrorClass.ENCODING_ERROR,
            "line %d of the command: %s".formatted(index + 1, Endings.words(ending)));
      }
    }
    return outcome(wish, folder);
  }

  private Part part(int index, int count) {
    return new Part((double) index / count, 1.0 / count, material.seconds());
  }

  private Ending act(CommandStep step, Wish wish, Part part, Path folder) throws IOException {
    return switch (step) {
      case CommandStep.Run(var command) -> sitting.run(command, List.of(wish), part);
      case CommandStep.Replacing(var command, var made, var target) -> {
        Ending ending = sitting.run(command, List.of(wish), part);
        if (ending.isSuccess()) {
          Files.move(made, target, StandardCopyOption.REPLACE_EXISTING);
        }
        yield ending;
      }
      case CommandStep.Foreign(var call, String source) -> {
        if (!source.isEmpty()) {
          Files.copy(
              material.source(), folder.resolve(source), StandardCopyOption.REPLACE_EXISTING);
        }
        Ending ending = sitting.run(call, wish);
        if (!source.isEmpty()) {
          Files.deleteIfExists(folder.resolve(source));
        }
        yield ending;
      }
    };
  }

  private Outcome outcome(Wish wish, Path folder) throws IOException {
    Path file = folder.resolve(wish.id() + wish.profile().extname());
    if (!Files.exists(file) || Files.size(file) == 0) {
      return sitting.failed(
          wish, ErrorClass.ENCODING_ERROR, "the command did not write $output_file$");
    }
    boolean isPlaylist = file.toString().endsWith(".m3u8");
    Optional<Material> made =
        isPlaylist ? Optional.empty() : new MadeCheck(tools.prober(), sitting.stop()).open(file);
    Optional<Size> picture = isPlaylist ? Optional.empty() : pictureSize(file, made);
    if (!isPlaylist && made.isEmpty() && picture.isEmpty()) {
      return sitting.failed(
          wish, ErrorClass.ENCODING_ERROR, "what the command wrote does not open");
    }
    List<Path> files = files(wish, file, folder);
    for (Path written : files) {
      if (written.toString().endsWith(".m3u8")) {
        Segments.rename(written, wish);
      }
    }
    List<Path> shots =
        made.isPresent() ? new Screenshots(tools, sitting).of(wish, made.get(), folder) : List.of();
    return new Made(
        wish.id(),
        files,
        shots,
        picture.map(Size::width).orElse(0),
        picture.map(Size::height).orElse(0),
        sitting.log(wish));
  }

  private Optional<Size> pictureSize(Path file, Optional<Material> made) {
    return made.isPresent()
        ? made.get().pictures().map(Material::upright)
        : tools.mark(file, sitting.stop()).map(it -> Material.upright(it.picture()));
  }

  /// All whose names begin with the id, but for logs. Source: the panda contract, section 11.
  private static List<Path> files(Wish wish, Path first, Path folder) throws IOException {
    var files = new ArrayList<>(List.of(first));
    try (Stream<Path> found = Files.list(folder)) {
      found
          .filter(it -> String.valueOf(it.getFileName()).startsWith(wish.id()))
          .filter(it -> !it.equals(first) && Files.isRegularFile(it))
          .filter(it -> !it.toString().matches(".*\\.(log|pass-.*)"))
          .sorted()
          .forEach(files::add);
    }
    return files;
  }
}
