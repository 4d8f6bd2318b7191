package io.kinora.engine.publishing;

import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.upload.Uploads;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.publish.Encoded;
import io.kinora.media.publish.Footage;
import io.kinora.media.publish.MediaFault;
import io.kinora.media.publish.MediaFaultException;
import io.kinora.media.publish.Publisher;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import tools.jackson.databind.json.JsonMapper;

/// The works that make a published video, one for each [Step]. Each may run in another process, and
/// again after a crash: what goes from one to the next stands in the database and the
/// videos.library().
///
/// @param folder parent of the folders that runs work in
/// @param tries  how often a step is tried at most
public record PublishSteps(
    Publisher publisher, VideoRecords videos, Uploads uploads, Path folder, int tries) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// One run with all that belongs to it alone.
  private record Bench(Run run, VideoId video, WorkFolder folder, StopSignal stop) {

    Maker maker() {
      var asset = new AssetId(run.id().value());
      return new Maker(run.tenant(), asset, run.attempt(), run.kind());
    }
  }

  /// What a step does.
  private interface Job {
    RunResult at(Bench bench) throws InterruptedException;
  }

  public List<Work> works() {
    return List.of(
        new StepWork(Step.INSPECT, tries, run -> at(run, this::inspect)),
        new StepWork(Step.ENCODE, tries, run -> at(run, this::encode)),
        new StepWork(Step.FINISH, tries, run -> at(run, this::finish)),
        new RemoveVideo(videos, uploads));
  }

  private RunResult at(Run run, Job job) throws InterruptedException {
    var stop = new StopSignal();
    run.onStop(stop::stop);
    VideoId video = VideoRecords.of(run);
    try (var work = WorkFolder.in(folder)) {
      return job.at(new Bench(run, video, work, stop));
    } catch (MediaFaultException exception) {
      throw failed(run, video, exception.fault());
    } catch (StopSignal.StoppedException | CancellationException _) {
      throw new InterruptedException("the run was stopped");
    }
  }

  /// Says what is wrong with the file before the task fails: another attempt would find the same.
  private RuntimeException failed(Run run, VideoId video, MediaFault fault)
      throws InterruptedException {
    var code = VideoError.Code.valueOf(fault.code().name());
    run.partial("error", "{}", videos.failed(video, new VideoError(code, fault.message())));
    return new Failure(FailureCode.INPUT_NOT_MEDIA, fault.message()).asException();
  }

  private RunResult inspect(Bench bench) throws InterruptedException {
    return switch (publisher.inspect(source(bench), bench.stop())) {
      case Footage footage -> left(bench, JSON.writeValueAsString(footage), List.of());
      case MediaFault fault -> throw failed(bench.run(), bench.video(), fault);
    };
  }

  private RunResult encode(Bench bench) {
    Footage footage = footage(bench.video());
    Encoded encoded = publisher.encode(
        source(bench),
        footage,
        bench.folder(),
        done -> bench.run().progress((int) (100 * done)),
        bench.stop());
    var files = new ArrayList<NewFile>();
    for (String name : encoded.fileNames()) {
      files.add(put(bench, name, "video/mp4"));
    }
    return left(bench, JSON.writeValueAsString(encoded), files);
  }

  private RunResult finish(Bench bench) throws InterruptedException {
    List<AssetFile> encoded = videos.files(bench.video(), Step.ENCODE);
    encoded.forEach(file -> fetch(file, bench.folder().file(file.name())));
    var publication = new PublishedVideo(videos.get(bench.video()), publisher)
        .made(
            source(bench),
            footage(bench.video()),
            JSON.readValue(videos.facts(bench.video(), Step.ENCODE), Encoded.class),
            bench.folder(),
            bench.stop());
    List<NewFile> files = publication.files().stream()
        .filter(file -> encoded.stream().noneMatch(it -> it.name().equals(file.name())))
        .map(file -> put(bench, file.name(), file.mediaType()))
        .toList();
    String facts = PublishedVideo.factsJson(publication);
    RunResult made = left(bench, facts, files);
    return new RunResult(made.resultJson(), handle -> {
      made.rows().run(handle);
      videos.ready(bench.video(), facts).run(handle);
    });
  }

  private Path source(Bench bench) {
    try {
      return uploads.bring(bench.video().upload(), bench.folder());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Footage footage(VideoId video) {
    return JSON.readValue(videos.facts(video, Step.INSPECT), Footage.class);
  }

  private RunResult left(Bench bench, String factsJson, List<NewFile> files) {
    return new RunResult(
        factsJson,
        videos.left(
            bench.video(),
            bench.run().id(),
            factsJson,
            videos.library().keep(bench.maker(), files)));
  }

  private NewFile put(Bench bench, String name, String mediaType) {
    try (InputStream bytes = Files.newInputStream(bench.folder().file(name))) {
      NewFile file = videos.library().put(bench.maker(), name, mediaType, bytes);
      if (!videos.isThere(bench.video())) { // Whoever removed it did not see this file.
        videos.library().discard(file);
        throw new StopSignal.StoppedException();
      }
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void fetch(AssetFile file, Path target) {
    try {
      videos.library().bring(file, target);
    } catch (IOException failure) {
      throw new UncheckedIOException(FreeSpace.orFull(failure));
    }
  }
}
