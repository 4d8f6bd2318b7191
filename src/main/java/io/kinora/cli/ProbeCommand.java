package io.kinora.cli;

import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.StopSignal;
import io.kinora.media.probe.ProbeResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `kinora probe FILE`: tells what a file is, in JSON.
@Command(name = "probe", description = "Tells what a media file is, in JSON.")
public final class ProbeCommand implements Callable<Integer> {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Spec
  private CommandLine.Model.@Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file to look into.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    var screen = Screen.of(spec, false);
    if (!Files.isRegularFile(file)) {
      screen.complain("there is no file " + file);
      return 1;
    }
    try {
      ProbeResult result =
          MediaTools.of(System.getenv()).prober().probe(file, file.toString(), new StopSignal());
      if (result instanceof ProbeResult.NotMedia) {
        screen.complain(file + " is no image, video or sound");
        return 1;
      }
      screen.say(JSON.writeValueAsString(result));
      return 0;
    } catch (FailureException failed) {
      screen.complain(failed.failure().text());
      return 1;
    }
  }
}
