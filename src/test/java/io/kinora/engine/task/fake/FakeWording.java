package io.kinora.engine.task.fake;

import io.kinora.engine.task.CallbackOrder;
import io.kinora.engine.task.CallbackWording;
import io.kinora.engine.task.Task;
import io.kinora.engine.task.TaskEvent;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The dialect `test`: a task's context lists the keys of the events it wants to hear of.
public final class FakeWording implements CallbackWording {

  public static final String DIALECT = "test";

  @Override
  public String dialect() {
    return DIALECT;
  }

  @Override
  public Optional<CallbackOrder> callback(Task task, TaskEvent event) {
    if (!Arrays.asList(task.origin().context().split(" ")).contains(event.key())) {
      return Optional.empty();
    }
    return Optional.of(new CallbackOrder(
        URI.create("https://client.example/done"),
        "text/plain",
        Map.of("X-Event", event.key()),
        task.state().word() + " " + task.progress().findResultJson().orElse("nothing"),
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(5))));
  }
}
