package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Workshop.Bench;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A kind of work whose main file goes to where the client wants it.
///
/// The files are made and kept first, and that is committed: a delivery that is broken off, by us
/// or by the other side, is tried again without the work. Sending cannot be exactly once: a server
/// that took all but whose answer was lost gets the same bytes again.
final class Delivering implements Work {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// In the result of a run that has made its files and has not delivered them: the whole result.
  /// Dialects show nothing whose name begins with `$`.
  private static final String MADE = "$made";

  private final WorkKind kind;
  private final Work work;
  private final Workshop workshop;
  private final Couriers couriers;

  Delivering(WorkKind kind, Work work, Workshop workshop, Couriers couriers) {
    this.kind = kind;
    this.work = work;
    this.workshop = workshop;
    this.couriers = couriers;
  }

  @Override
  public String kind() {
    return work.kind();
  }

  @Override
  public Lane lane() {
    return work.lane();
  }

  @Override
  public int memoryMb(String parameters) {
    return work.memoryMb(parameters);
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    Optional<Destination> destination = Destination.find(JSON.readTree(run.parameters()));
    Optional<OutputFile> file = kind.findMainFile();
    if (destination.isEmpty() || file.isEmpty()) {
      return work.run(run);
    }
    ObjectNode made = made(run, file.get());
    return workshop.work(run, bench -> delivered(bench, file.get(), made));
  }

  private ObjectNode made(Run run, OutputFile file) throws InterruptedException {
    JsonNode earlier = run.earlierResultJson().map(JSON::readTree).orElse(JSON.nullNode());
    if (earlier.path(MADE) instanceof ObjectNode made) {
      return made;
    }
    RunResult result = work.run(run);
    var made = (ObjectNode) JSON.readTree(result.resultJson());
    run.partial("made", shown(file, made).toString(), result.rows());
    return made;
  }

  /// The result while the file is on its way, with what a later attempt needs.
  private static ObjectNode shown(OutputFile file, ObjectNode made) {
    ObjectNode shown = made.deepCopy().without(file.name());
    shown.set(MADE, made);
    return shown;
  }

  private RunResult delivered(Bench bench, OutputFile file, ObjectNode made)
      throws InterruptedException {
    if (!made.path(file.name()).isObject()) {
      return new RunResult(made.toString()); // The client did not want this file.
    }
    bench.run().phase("deliver");
    String own = "kinora:asset/" + bench.run().id() + "/" + file.name();
    Path path = workshop.sources().fetch(own, bench.asker(), bench.folder().file("deliver"));
    Destination destination = Destination.find(bench.parameters()).orElseThrow();
    var parcel = new Courier.Parcel(bench, destination, path, shown(file, made));
    Courier.Delivered delivered = couriers.of(destination).deliver(parcel);
    ObjectNode result = made.deepCopy();
    result.put(file.name(), delivered.address());
    return new RunResult(
        UploadNotes.marked(result, delivered.isAtLeastOnce()).toString(),
        workshop.outputs().drop(bench.run(), file.name()));
  }
}
