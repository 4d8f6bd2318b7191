package io.kinora.engine.cloud;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.media.preset.EncodingKitchen;
import io.kinora.media.preset.KitchenOrder;
import io.kinora.media.preset.ProfileReading;
import io.kinora.media.preset.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the encodings of one task from their video, which is decoded once where that is possible.
/// Each comes to an end of its own; the task is done when all have.
///
/// @param watermarks fetches pictures that are laid over
public record EncodeVideo(
    CloudRecords records,
    CloudWording wording,
    EncodingKitchen kitchen,
    Watermarks watermarks,
    Place place)
    implements Work {

  /// As that of `video.convert`, with 1080p: `bench/memory`.
  private static final int MEMORY_MIB = 460;

  static final String KIND = "cloud.encode";

  private static final CloudError NO_SOURCE =
      new CloudError(CloudError.FILE_NOT_FOUND, "The original of the video is not there any more");

  /// @param folder       parent of the folders that runs work in
  /// @param videosDomain begins the addresses of stored files
  public record Place(Path folder, String videosDomain) {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Lane lane() {
    return Lane.HEAVY;
  }

  @Override
  public int memoryMb(String parameters) {
    return MEMORY_MIB;
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return Bench.use(run, place.folder(), this::encode);
  }

  private RunResult encode(Bench bench) throws InterruptedException, IOException {
    List<Encoding> open =
        records
            .database()
            .read(handle -> EncodingTable.ofTask(handle, bench.run().id()))
            .stream()
            .filter(it -> !it.state().isFinal())
            .toList();
    Optional<Video> found = records.findVideo(bench.video());
    if (open.isEmpty() || found.isEmpty()) { // Cancelled or deleted meanwhile.
      return new RunResult("{}");
    }
    Video video = found.get();
    var settling = new EncodingSettling(records, wording, bench.run(), video);
    Path source = bench.folder().file("source" + video.details().extname());
    if (video.facts() == null || !Bench.bring(records.library(), video, source)) {
      for (Encoding encoding : open) {
        settling.failed(encoding, NO_SOURCE, "");
      }
      return new RunResult("{}");
    }
    var wishes = new ArrayList<Wish>();
    for (Encoding encoding : open) {
      wish(bench, encoding, settling).ifPresent(wishes::add);
    }
    var watch = new EncodingWatch(records, wording, bench.run(), video);
    var order = new KitchenOrder(source, video.facts(), wishes, bench.folder().path());
    kitchen.make(order, watch, bench.stop(), settling::settle);
    return new RunResult("{}");
  }

  /// What is to be made; empty where that cannot be.
  private Optional<Wish> wish(Bench bench, Encoding encoding, EncodingSettling settling)
      throws InterruptedException, IOException {
    StoredProfile profile = records
        .database()
        .read(handle -> ProfileTable.find(handle, encoding.profile()))
        .orElseThrow();
    Optional<Path> mark = Optional.empty();
    Optional<String> address = profile.find("watermark_url").filter(it -> !it.isBlank());
    if (address.isPresent()) {
      try {
        mark = Optional.of(watermarks.fetch(bench, encoding, address.get()));
      } catch (Watermarks.MissingException missing) {
        String text = String.valueOf(missing.getMessage());
        settling.failed(encoding, new CloudError(CloudError.ENCODING_ERROR, text), "");
        return Optional.empty();
      }
    }
    return Optional.of(new Wish(
        encoding.id().value(),
        ProfileReading.read(profile.attributes()),
        mark,
        List.of(),
        new Wish.Shelf(FileName.withoutFolders(encoding.path()), place.videosDomain())));
  }
}
