package io.kinora.engine.job;

import io.kinora.engine.job.JobOrder.Location;
import io.kinora.engine.job.JobOrder.Thumbnails;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.db.SqlWork;
import io.kinora.infra.transfer.Shipment;
import io.kinora.infra.transfer.Transfers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import tools.jackson.databind.json.JsonMapper;

/// The last step of a job: what was made is brought to where the client wants it.
///
/// @param folder parent of the folders that runs work in
public record DeliverFiles(JobRecords records, Transfers transfers, Path folder)
    implements MovingStep {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// One file on its way.
  ///
  /// @param beginning of what is told when it cannot be sent
  private record Parcel(AssetFile file, Location to, String beginning) {}

  @Override
  public String kind() {
    return JobStep.DELIVER.kind();
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return StepFolder.use(run, folder, records.library(), this::deliver);
  }

  private RunResult deliver(StepFolder folder) throws InterruptedException {
    Job job = records.of(folder.run());
    List<Parcel> parcels = parcels(job);
    long all = parcels.stream().mapToLong(it -> it.file().sizeBytes()).sum();
    int delivered = delivered(folder.run());
    long before = 0;
    for (int index = 0; index < parcels.size(); index++) {
      Parcel parcel = parcels.get(index);
      if (index >= delivered) {
        send(folder, job, parcel, before, all);
        String done = JSON.createObjectNode().put("delivered", index + 1).toString();
        folder.run().partial("delivered", done, SqlWork.NOTHING);
      }
      before += parcel.file().sizeBytes();
    }
    return new RunResult("{}");
  }

  /// How many were delivered by the runs before.
  private static int delivered(Run run) {
    return run.earlierResultJson()
        .map(it -> JSON.readTree(it).path("delivered").asInt())
        .orElse(0);
  }

  private List<Parcel> parcels(Job job) {
    List<AssetFile> files = records.files(job.id(), JobStep.TRANSCODE);
    var parcels = new ArrayList<Parcel>();
    files.stream()
        .filter(it -> it.name().equals(TranscodeFile.OUTPUT))
        .map(it -> new Parcel(it, job.order().output(), StepFailure.OUTPUT))
        .forEach(parcels::add);
    Thumbnails thumbnails = job.order().thumbnails();
    if (thumbnails != null) {
      int count = files.size() - parcels.size();
      for (int number = 1; number <= count; number++) {
        String name = TranscodeFile.THUMBNAIL + number;
        Location to = place(thumbnails, number);
        files.stream()
            .filter(it -> it.name().equals(name))
            .map(it -> new Parcel(it, to, StepFailure.THUMBNAILS))
            .forEach(parcels::add);
      }
    }
    return parcels;
  }

  /// Source: the flixcloud contract, section 8.
  static Location place(Thumbnails thumbnails, int number) {
    Location folder = thumbnails.folder();
    String url = folder.url().replaceAll("/+$", "");
    String suffix = thumbnails.suffix() == null ? "" : thumbnails.suffix();
    String name = String.format(
        Locale.ROOT, "%s%04d%s.png", escaped(thumbnails.prefix()), number, escaped(suffix));
    return new Location(url + "/" + name, folder.user(), folder.password());
  }

  /// A name, and not yet an address.
  private static String escaped(String name) {
    return name.replace("%", "%25");
  }

  private void send(StepFolder folder, Job job, Parcel parcel, long before, long all) {
    Path file = folder.local(parcel.file());
    var shipment = new Shipment(file, Moving.place(parcel.to()), "job-" + job.id());
    try {
      var _ = transfers.send(
          shipment,
          Moving.limits(Long.MAX_VALUE),
          Moving.watch(folder.run(), folder.stop(), before, all));
    } catch (FailureException failure) {
      if (folder.run().attempt() >= TRIES) {
        transfers.forget(shipment);
      }
      throw StepFailure.begun(parcel.beginning(), failure);
    } catch (StopSignal.StoppedException | CancellationException stopped) {
      if (records.of(folder.run()).state().isFinal()) { // Cancelled: nobody goes on with it.
        transfers.forget(shipment);
      }
      throw stopped;
    }
  }
}
