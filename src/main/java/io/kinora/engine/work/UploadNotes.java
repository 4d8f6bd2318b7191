package io.kinora.engine.work;

import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.db.SqlWork;
import io.kinora.infra.platform.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An upload by a run. What it notes lies sealed in the result of the run, where a later attempt
/// finds it: who has the address of a session can send to it.
///
/// Dialects show nothing whose name begins with `$`.
public final class UploadNotes implements Upload {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String NOTE = "$upload";
  private static final String DELIVERY = "$delivery";

  /// The platform's last word, and our own commit, are still to come then.
  private static final int SENT_PERCENT = 99;

  private final Bench bench;
  private final SecretParameters secrets;
  private final Path file;
  private final ObjectNode shown;
  private final long sizeBytes;

  /// @param shown the result as far as it is there
  UploadNotes(Bench bench, SecretParameters secrets, Path file, ObjectNode shown) {
    this.bench = bench;
    this.secrets = secrets;
    this.file = file;
    this.shown = shown;
    try {
      this.sizeBytes = Files.size(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Of a task that shows nothing but its state.
  public static Upload of(Bench bench, Workshop workshop, Path file) {
    var nothing = JsonNodeFactory.instance.objectNode();
    return new UploadNotes(bench, workshop.secrets(), file, nothing);
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public long sizeBytes() {
    return sizeBytes;
  }

  @Override
  public boolean isStopped() {
    return bench.stop().isStopped();
  }

  @Override
  public void arrived(long byteCount) {
    bench.run().progress((int) (SENT_PERCENT * byteCount / Math.max(1, sizeBytes)));
  }

  @Override
  public Optional<String> earlierNote() {
    return bench
        .run()
        .earlierResultJson()
        .map(JSON::readTree)
        .filter(result -> result.has(NOTE))
        .map(this::opened);
  }

  private String opened(JsonNode result) {
    ObjectNode sealed = JsonNodeFactory.instance.objectNode();
    sealed.set(NOTE, result.path(NOTE));
    return secrets.opened(sealed, bench.run().tenant()).path(NOTE).asString();
  }

  @Override
  public void note(String note) throws InterruptedException {
    ObjectNode noted = shown.deepCopy();
    noted.set(NOTE, secrets.sealed(note, bench.run().tenant()));
    bench.run().partial("upload", noted.toString(), SqlWork.NOTHING);
  }

  /// A result that says whether the platform may have the video twice.
  static ObjectNode marked(ObjectNode result, boolean isAtLeastOnce) {
    return isAtLeastOnce ? result.put(DELIVERY, "at least once") : result;
  }
}
