package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Greets. For those who try out whether all is well.
public final class Hello implements Work {

  static final WorkKind KIND = WorkKind.of(
      "hello", "Greets somebody.", Parameter.string("name", "Who is greeted.").required());

  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public String kind() {
    return KIND.name();
  }

  @Override
  public Lane lane() {
    return Lane.QUICK;
  }

  @Override
  public RunResult run(Run run) {
    String name = JSON.readTree(run.parameters()).path("name").asString();
    return new RunResult(JsonNodeFactory.instance.stringNode("Hello " + name).toString());
  }
}
