package io.kinora.engine.job;

import io.kinora.engine.job.JobFacts.FileFacts;
import io.kinora.engine.job.JobOrder.Location;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.transfer.Received;
import io.kinora.infra.transfer.Transfers;
import java.nio.file.Path;
import java.util.ArrayList;

/// The first step of a job: its input, and its watermark, come into the library.
///
/// @param folder   parent of the folders that runs work in
/// @param bytesMax of a file that is fetched
public record FetchFiles(JobRecords records, Transfers transfers, Path folder, long bytesMax)
    implements MovingStep {

  static final String INPUT = "input";
  static final String WATERMARK = "watermark";

  private static final String ANY_TYPE = "application/octet-stream";

  @Override
  public String kind() {
    return JobStep.FETCH.kind();
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return StepFolder.use(run, folder, records.library(), this::fetch);
  }

  private RunResult fetch(StepFolder folder) {
    JobOrder order = records.of(folder.run()).order();
    var files = new ArrayList<NewFile>();
    Received input = fetched(folder, INPUT, order.input(), StepFailure.INPUT);
    files.add(folder.put(INPUT, ANY_TYPE, folder.file(INPUT)));
    Long watermarkBytes = null;
    Location watermark = order.watermark();
    if (watermark != null) {
      watermarkBytes =
          fetched(folder, WATERMARK, watermark, StepFailure.WATERMARK).sizeBytes();
      files.add(folder.put(WATERMARK, ANY_TYPE, folder.file(WATERMARK)));
    }
    var facts = new JobFacts(
        new FileFacts(input.sizeBytes(), null, null, null), null, watermarkBytes, null);
    return new RunResult(
        "{}",
        records.left(folder.run().id(), facts, records.library().keep(folder.maker(), files)));
  }

  private Received fetched(StepFolder folder, String name, Location from, String beginning) {
    try {
      return transfers.fetch(
          Moving.place(from),
          folder.file(name),
          Moving.limits(bytesMax),
          Moving.watch(folder.run(), folder.stop(), 0, 0));
    } catch (FailureException failure) {
      throw StepFailure.begun(beginning, failure);
    }
  }
}
