package io.kinora.engine.work;

import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.base.AtOnce;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.media.image.StillFile;
import io.kinora.media.probe.ProbeResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Fetches the files that a task names, and looks into them.
final class Inputs {

  /// Many files come from one server: a few at a time are polite, and fast enough.
  private static final int AT_ONCE = 4;

  private Inputs() {}

  /// A file with what it is.
  ///
  /// @param address as the client wrote it; messages name it
  record Input(String address, Path path, ProbeResult probed) {

    /// @param kind `image`, `video` or `audio`
    RuntimeException isNot(String kind) {
      return new Failure(
              FailureCode.INPUT_NOT_MEDIA,
              "File '" + address + "' is not a valid " + kind + " file")
          .asException();
    }

    private StillFile still() {
      if (!(probed instanceof ProbeResult.Image image)) {
        throw isNot("image");
      }
      return new StillFile(path, address, image.picture());
    }
  }

  /// The file behind the parameter `url`.
  static Input input(Bench bench, Workshop workshop) {
    String address = bench.parameters().path("url").asString();
    return looked(address, bench.folder().file("input"), bench, workshop);
  }

  /// The images of a list of addresses, in its order. One that is named twice is fetched once.
  static List<StillFile> stills(JsonNode addresses, Bench bench, Workshop workshop)
      throws InterruptedException {
    List<String> named = addresses.valueStream().map(JsonNode::asString).toList();
    List<String> distinct = named.stream().distinct().toList();
    List<StillFile> stills = AtOnce.all(AT_ONCE, "fetch", each(distinct, bench, (address, path) -> {
      return looked(address, path, bench, workshop).still();
    }));
    return named.stream().map(it -> stills.get(distinct.indexOf(it))).toList();
  }

  /// Files by their addresses, which are different ones.
  static Map<String, Path> fetched(List<String> addresses, Bench bench, Sources sources)
      throws InterruptedException {
    List<Path> paths = AtOnce.all(
        AT_ONCE,
        "fetch",
        each(addresses, bench, (address, path) -> sources.fetch(address, bench, path)));
    Map<String, Path> byAddress = new LinkedHashMap<>();
    IntStream.range(0, paths.size())
        .forEach(index -> byAddress.put(addresses.get(index), paths.get(index)));
    return byAddress;
  }

  /// What is done with one address of several.
  private interface Fetch<T> {
    T to(String address, Path target);
  }

  private static <T> List<Callable<T>> each(List<String> addresses, Bench bench, Fetch<T> fetch) {
    return IntStream.range(0, addresses.size())
        .<Callable<T>>mapToObj(
            index -> () -> fetch.to(addresses.get(index), bench.folder().file("source-" + index)))
        .toList();
  }

  private static Input looked(String address, Path target, Bench bench, Workshop workshop) {
    Path path = workshop.sources().fetch(address, bench, target);
    return new Input(address, path, workshop.prober().probe(path, address, bench.stop()));
  }
}
