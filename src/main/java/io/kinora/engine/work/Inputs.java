package io.kinora.engine.work;

import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.base.AtOnce;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.media.audio.SoundFile;
import io.kinora.media.image.StillFile;
import io.kinora.media.probe.PictureProbe;
import io.kinora.media.probe.ProbeResult;
import io.kinora.media.probe.SoundFacts;
import io.kinora.media.transcode.SoundSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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

  /// Brings one file.
  interface Fetching {
    Path fetch(String address) throws IOException, InterruptedException;
  }

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

    /// @throws io.kinora.infra.base.FailureException where it is none
    ProbeResult.Image image() {
      if (probed instanceof ProbeResult.Image image) {
        return image;
      }
      throw isNot("image");
    }

    /// @throws io.kinora.infra.base.FailureException where it is none
    ProbeResult.Video video() {
      if (probed instanceof ProbeResult.Video video) {
        return video;
      }
      throw isNot("video");
    }

    /// Its sound, or that of a video.
    ///
    /// @throws io.kinora.infra.base.FailureException where there is none
    SoundSource sound() {
      return switch (probed) {
        case ProbeResult.Audio(SoundFacts sound, Duration length, String _) ->
          new SoundSource(path, address, sound, length);
        case ProbeResult.Video video
        when video.sound().isPresent() ->
          new SoundSource(path, address, video.sound().get(), video.length());
        case ProbeResult.Video _, ProbeResult.Image _, ProbeResult.NotMedia _ ->
          throw isNot("audio");
      };
    }

    /// The same, to be listened to.
    SoundFile soundFile() {
      SoundSource sound = sound();
      return new SoundFile(path, address, sound.length(), sound.sound().sampleRate());
    }

    private StillFile still() {
      return new StillFile(path, address, image().picture());
    }
  }

  /// The file behind the parameter `url`.
  static Input input(Bench bench, Workshop workshop) {
    String address = bench.parameters().path("url").asString();
    Path path = workshop.sources().fetch(address, bench.asker(), bench.folder().file("input"));
    return new Input(address, path, workshop.prober().probe(path, address, bench.stop()));
  }

  /// The images of a list of addresses, in its order. One that is named twice is fetched once.
  static List<StillFile> stills(JsonNode addresses, Bench bench, Workshop workshop)
      throws InterruptedException {
    List<String> named = addresses.valueStream().map(JsonNode::asString).toList();
    List<String> distinct = named.stream().distinct().toList();
    Fetching fetching = address -> workshop
        .sources()
        .fetch(address, bench.asker(), bench.folder().file("source-" + distinct.indexOf(address)));
    List<Path> paths = List.copyOf(fetched(distinct, fetching).values());
    List<ProbeResult> probed =
        PictureProbe.all(workshop.prober(), paths, distinct, bench.folder().path(), bench.stop());
    List<StillFile> stills = IntStream.range(0, paths.size())
        .mapToObj(
            index -> new Input(distinct.get(index), paths.get(index), probed.get(index)).still())
        .toList();
    return named.stream().map(it -> stills.get(distinct.indexOf(it))).toList();
  }

  /// Files by their addresses, which are different ones; a few are fetched at the same time.
  static Map<String, Path> fetched(List<String> addresses, Fetching fetching)
      throws InterruptedException {
    List<Callable<Path>> jobs = addresses.stream()
        .<Callable<Path>>map(address -> () -> fetching.fetch(address))
        .toList();
    List<Path> paths = AtOnce.all(AT_ONCE, "fetch", jobs);
    Map<String, Path> byAddress = new LinkedHashMap<>();
    IntStream.range(0, paths.size())
        .forEach(index -> byAddress.put(addresses.get(index), paths.get(index)));
    return byAddress;
  }
}
