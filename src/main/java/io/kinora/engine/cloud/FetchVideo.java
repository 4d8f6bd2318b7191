package io.kinora.engine.cloud;

import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.transfer.Place;
import io.kinora.infra.transfer.TransferLimits;
import io.kinora.infra.transfer.TransferWatch;
import io.kinora.infra.transfer.Transfers;
import io.kinora.media.preset.FormatFault;
import io.kinora.media.preset.SourceFacts;
import io.kinora.media.preset.SourceReading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/// Fetches the file of a video from the address that its client gave.
///
/// @param reading looks into it
public record FetchVideo(
    CloudRecords records,
    CloudWording wording,
    Transfers transfers,
    SourceReading reading,
    Limits limits)
    implements Work {

  static final String KIND = "cloud.fetch";

  private static final Duration TIME_MAX = Duration.ofHours(6);
  private static final Duration IDLE_MAX = Duration.ofSeconds(60);
  private static final int TRIES = 4;

  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(45));

  /// @param folder   parent of the folders that runs work in
  /// @param bytesMax of a file
  public record Limits(Path folder, long bytesMax) {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Lane lane() {
    return Lane.NET;
  }

  @Override
  public OptionalInt triesMax() {
    return OptionalInt.of(TRIES);
  }

  @Override
  public List<Duration> pauses() {
    return PAUSES;
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return Bench.use(run, limits.folder(), this::fetch);
  }

  private RunResult fetch(Bench bench) throws InterruptedException, IOException {
    Video video = records.findVideo(bench.video()).orElse(null);
    if (video == null) { // Deleted meanwhile.
      return new RunResult("{}");
    }
    Path file = bench.folder().file("source" + video.details().extname());
    Place place = Place.parse(String.valueOf(video.details().sourceUrl()), null)
        .orElseThrow(() -> new IllegalStateException("the address of a video cannot be read"));
    var _ = transfers.fetch(
        place,
        file,
        new TransferLimits(limits.bytesMax(), TIME_MAX, IDLE_MAX),
        TransferWatch.stoppedBy(bench.stop()::isStopped));
    return switch (reading.of(file, false, bench.stop())) {
      case SourceFacts facts -> taken(bench, video, file, facts);
      case FormatFault fault -> throw failed(bench, video, fault.message());
    };
  }

  private RunResult taken(Bench bench, Video video, Path file, SourceFacts facts)
      throws IOException {
    var maker = new Maker(video.tenant(), video.id().asset(), bench.run().attempt(), KIND);
    NewFile stored = records
        .library()
        .take(maker, Video.ORIGINAL, MediaTypes.of(video.details().extname()), file);
    var videos = new VideoRows(records, wording);
    return new RunResult("{}", handle -> videos.taken(handle, video.id(), maker, stored, facts));
  }

  /// Says what is wrong with the file before the task fails: another attempt would find the same.
  private RuntimeException failed(Bench bench, Video video, String text)
      throws InterruptedException {
    var videos = new VideoRows(records, wording);
    bench
        .run()
        .partial(
            "error",
            "{}",
            handle -> videos.failed(
                handle, video.id(), new CloudError(CloudError.FORMAT_NOT_RECOGNISED, text)));
    return new Failure(FailureCode.INPUT_NOT_MEDIA, text).asException();
  }
}
