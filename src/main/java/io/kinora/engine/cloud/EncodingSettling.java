package io.kinora.engine.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.engine.cloud.CloudRecords.Placed;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.task.Run;
import io.kinora.media.preset.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Brings encodings to their ends: what was made is stored and found in the bucket from then on.
///
/// Source: the panda contract, section 11.
record EncodingSettling(CloudRecords records, CloudWording wording, Run run, Video video) {

  /// The name of the main file in its asset.
  private static final String OUTPUT = "output";

  private static final String LOG = ".log";

  void settle(Outcome outcome) throws InterruptedException, IOException {
    var id = new ObjectId(outcome.id());
    Encoding encoding = records
        .database()
        .read(handle -> EncodingTable.find(handle, id))
        .filter(it -> !it.state().isFinal())
        .orElse(null);
    if (encoding == null) { // Cancelled or deleted meanwhile.
      return;
    }
    switch (outcome) {
      case Outcome.Made made -> made(encoding, made);
      case Outcome.Failed failed ->
        failed(
            encoding, new CloudError(failed.errorClass().word(), failed.message()), failed.log());
    }
  }

  private void made(Encoding encoding, Outcome.Made made) throws InterruptedException, IOException {
    Optional<Maker> maker = maker(encoding);
    if (maker.isEmpty()) {
      return;
    }
    var placed = new ArrayList<Placed>();
    for (Path file :
        Stream.concat(made.files().stream(), made.screenshots().stream()).toList()) {
      placed.add(place(maker.get(), encoding, file));
    }
    List<String> paths =
        placed.stream().limit(made.files().size()).map(Placed::path).toList();
    var stored = new Encoding.Made(placed.getFirst().file().sizeBytes(), paths, null);
    var size = new Encoding.Size(
        made.width() > 0 ? made.width() : null, made.height() > 0 ? made.height() : null);
    commit(
        encoding,
        maker.get(),
        placed,
        (handle, at) -> ends().succeeded(handle, at, encoding.id(), size, stored));
  }

  /// The number of the run is the encoding's own: it is encoded anew by other tasks.
  private Optional<Maker> maker(Encoding encoding) {
    return records
        .database()
        .inTransaction(it -> EncodingTable.beginTry(it.handle(), encoding.id()))
        .map(number ->
            new Maker(encoding.tenant(), encoding.id().asset(), number, EncodeVideo.KIND));
  }

  private Placed place(Maker maker, Encoding encoding, Path file) throws IOException {
    String rest =
        String.valueOf(file.getFileName()).substring(encoding.id().value().length());
    boolean isMain = rest.equals(encoding.extname());
    String path = encoding.path() + rest;
    return new Placed(Bench.put(records.library(), maker, isMain ? OUTPUT : rest, file), path);
  }

  /// @param log what the programs said; nothing is stored where that is empty
  void failed(Encoding encoding, CloudError error, String log)
      throws InterruptedException, IOException {
    Optional<Maker> maker = log.isBlank() ? Optional.empty() : maker(encoding);
    if (maker.isEmpty()) {
      run.partial(
          encoding.id().value(),
          "{}",
          handle -> records
              .lock(handle, video.id())
              .ifPresent(at -> ends().failed(handle, at, encoding.id(), error, null)));
      return;
    }
    NewFile file = records
        .library()
        .put(maker.get(), LOG, MediaTypes.of(LOG), new ByteArrayInputStream(log.getBytes(UTF_8)));
    String path = encoding.path() + LOG;
    commit(
        encoding,
        maker.get(),
        List.of(new Placed(file, path)),
        (handle, at) -> ends().failed(handle, at, encoding.id(), error, path));
  }

  /// Ends an encoding.
  private interface Ending {

    /// @return whether it was not at its end before
    boolean end(Handle handle, Video video);
  }

  private void commit(Encoding encoding, Maker maker, List<Placed> placed, Ending ending)
      throws InterruptedException, IOException {
    var isKept = new boolean[1];
    try {
      run.partial(
          encoding.id().value(),
          "{}",
          handle -> isKept[0] = kept(handle, encoding, maker, placed, ending));
    } finally {
      if (!isKept[0]) { // Cancelled or deleted meanwhile: nobody is to see it.
        for (Placed it : placed) {
          records.library().discard(it.file());
        }
      }
    }
  }

  private boolean kept(
      Handle handle, Encoding encoding, Maker maker, List<Placed> placed, Ending ending) {
    Optional<Video> at = records.lock(handle, video.id());
    if (at.isEmpty() || !ending.end(handle, at.get())) {
      return false;
    }
    records.keep(handle, encoding.cloud(), maker, placed);
    return true;
  }

  private CloudEnds ends() {
    return new CloudEnds(records, new NoticeOutbox(records, wording));
  }
}
