package io.kinora;

import io.kinora.infra.base.WorkFolder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `kinora rehearse`: starts a server, asks it once and stops it, so that the JVM can note what a
/// start needs. The launcher calls it after a build.
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException {
    try (var data = WorkFolder.in(Path.of(System.getProperty("java.io.tmpdir")));
        var server = Server.start(settings(data.path()), Clock.systemUTC())) {
      for (String path : new String[] {"/healthz", "/readyz", "/metrics"}) {
        var address = URI.create("http://127.0.0.1:" + server.port() + path);
        try (InputStream answer = address.toURL().openStream()) {
          var _ = answer.readAllBytes();
        }
      }
    }
    return 0;
  }

  private static Settings settings(Path data) {
    var flags = Map.of(Settings.DATA.word(), data.toString(), Settings.PORT.word(), "0");
    return new SettingSources(Map.of(), flags, Optional.empty()).read();
  }
}
