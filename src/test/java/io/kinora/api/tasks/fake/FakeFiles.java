package io.kinora.api.tasks.fake;

import io.kinora.api.http.Blob;
import io.kinora.api.tasks.TasksFiles;
import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Files of the tenant `acme` that a test puts there.
public final class FakeFiles implements TasksFiles {

  private final Map<TaskId, List<FileFacts>> facts = new ConcurrentHashMap<>();
  private final Map<String, Blob> files = new ConcurrentHashMap<>();

  private volatile boolean isFull;

  /// From now on nothing more can be kept, or again.
  public void setFull(boolean full) {
    isFull = full;
  }

  @Override
  public void checkSpace() {
    if (isFull) {
      throw new Failure(FailureCode.OUT_OF_SPACE, "there is not enough space left").asException();
    }
  }

  public void put(TaskId key, String name, String text) {
    files.put(key + "/" + name, new TextBlob(text));
    facts
        .computeIfAbsent(key, _ -> new ArrayList<>())
        .add(new FileFacts(name, key + "/dragon-" + name, text.length(), "text/plain"));
  }

  @Override
  public Optional<Blob> find(String tenant, TaskId key, String name) {
    return tenant.equals("acme")
        ? Optional.ofNullable(files.get(key + "/" + name))
        : Optional.empty();
  }

  @Override
  public List<FileFacts> filesOf(TaskId key) {
    return facts.getOrDefault(key, List.of());
  }

  private record TextBlob(String text) implements Blob {

    @Override
    public long sizeBytes() {
      return text.length();
    }

    @Override
    public String etag() {
      return "\"1\"";
    }

    @Override
    public Instant modified() {
      return Instant.parse("2026-03-01T12:00:00Z");
    }

    @Override
    public String type() {
      return "text/plain";
    }

    @Override
    public InputStream open(long offset, long length) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return new ByteArrayInputStream(bytes, (int) offset, (int) length);
    }
  }
}
