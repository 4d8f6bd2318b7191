package io.kinora.engine.work;

import io.kinora.engine.connection.Platforms;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.work.Inputs.Input;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.base.Failure;
import io.kinora.infra.platform.Upload;
import io.kinora.infra.platform.Uploaded;
import io.kinora.media.probe.ProbeResult;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What all kinds do that upload a video: fetch it, see that it is one, send it.
///
/// Source: the tasks contract, section 10.
record UploadJob(WorkKind kind, Workshop workshop, Platforms platforms) {

  /// How a platform takes it.
  interface Way {

    /// @param result takes what is told beside `output` and `duration`
    Uploaded send(Upload upload, Bench bench, ObjectNode result) throws InterruptedException;
  }

  RunResult run(Run run, Way way) throws InterruptedException {
    Optional<Failure> refusal = SwitchedOff.refusalOf(kind, platforms.connectors());
    if (refusal.isPresent()) { // Switched off since the task was taken.
      throw refusal.get().asException();
    }
    return workshop.work(run, bench -> uploaded(bench, way));
  }

  private RunResult uploaded(Bench bench, Way way) throws InterruptedException {
    bench.run().phase("fetch");
    Input input = Inputs.input(bench, workshop);
    ProbeResult.Video video = input.video();
    bench.run().phase("upload");
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("duration", Seconds.rounded(video.length()));
    var notes = new UploadNotes(bench, workshop.secrets(), input.path(), result.deepCopy());
    Uploaded uploaded = way.send(notes, bench, result);
    result.put("output", uploaded.address());
    return new RunResult(UploadNotes.marked(result, uploaded.isAtLeastOnce()).toString());
  }
}
