package io.kinora.api.tasks;

import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.task.fake.FakeWork;
import io.kinora.engine.task.fake.Gate;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.db.SqlWork;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Works of a few kinds that touch no media.
///
/// `hello` greets; `image.thumb` succeeds at once with a file; `image.info` fails, its address says
/// how;
/// `video.info` waits at the gate; `video.create` shows its preview, then waits at the gate;
/// `video.upload.youtube` uploads nothing; `video.thumb` reports much progress.
final class TestWorks {

  private final AtomicReference<Gate> gate = new AtomicReference<>(new Gate());

  /// The gate of what starts from now on until the next call.
  Gate newGate() {
    gate.set(new Gate());
    return gate();
  }

  Gate gate() {
    return gate.get();
  }

  List<Work> all() {
    return List.of(
        FakeWork.of("hello", TestWorks::greet),
        FakeWork.of(
            "image.thumb", _ -> new RunResult("{\"width\":8,\"output\":{\"$file\":\"output\"}}")),
        FakeWork.of("image.info", TestWorks::fail),
        FakeWork.of("video.info", run -> {
          run.progress(40);
          return gate().pass(run);
        }),
        FakeWork.of("video.create", this::film),
        FakeWork.of("video.upload.youtube", _ -> new RunResult("{}")),
        FakeWork.of("video.thumb", TestWorks::climb));
  }

  private static RunResult greet(Run run) {
    String text = "Hello " + text(run, "name");
    return new RunResult(JsonNodeFactory.instance.stringNode(text).toString());
  }

  /// `http://h/INPUT_NOT_MEDIA` fails with that code.
  private static RunResult fail(Run run) {
    String url = text(run, "url");
    var code = FailureCode.valueOf(url.substring(url.lastIndexOf('/') + 1));
    throw new Failure(code, "File '" + url + "' is not a valid image file").asException();
  }

  private RunResult film(Run run) throws InterruptedException {
    run.partial(
        "preview", "{\"duration\":10.0,\"preview\":{\"$file\":\"preview\"}}", SqlWork.NOTHING);
    gate().pass(run);
    return new RunResult("{\"duration\":10.0,\"preview\":{\"$file\":\"preview\"},"
        + "\"export\":{\"$file\":\"export\"},\"thumbnail\":{\"$file\":\"thumbnail\"}}");
  }

  /// Takes about a second and reports progress all the time.
  private static RunResult climb(Run run) throws InterruptedException {
    var stop = new CountDownLatch(1);
    for (int percent = 1; percent <= 12; percent++) {
      run.progress(percent);
      boolean _ = stop.await(100, TimeUnit.MILLISECONDS);
    }
    return new RunResult("{}");
  }

  private static String text(Run run, String parameter) {
    return JsonMapper.shared().readTree(run.parameters()).path(parameter).asString();
  }
}
