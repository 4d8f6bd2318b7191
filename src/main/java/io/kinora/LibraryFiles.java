package io.kinora;

import io.kinora.api.http.Blob;
import io.kinora.api.tasks.TasksFiles;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The files of the library, as the Tasks dialect serves them: a task's asset has the task's key.
record LibraryFiles(Library library) implements TasksFiles {

  @Override
  public void checkSpace() throws IOException {
    library.checkSpace();
  }

  @Override
  public Optional<Blob> find(String tenant, TaskId key, String name) {
    if (!TenantId.isOne(tenant)) {
      return Optional.empty();
    }
    return library
        .findFile(new TenantId(tenant), new AssetId(key.value()), name)
        .map(file -> new AssetBlob(library, file));
  }

  @Override
  public List<FileFacts> filesOf(TaskId key) {
    return library.files(new AssetId(key.value())).stream()
        .map(file -> new FileFacts(
            file.name(), key + "/" + file.name(), file.sizeBytes(), file.contentType()))
        .toList();
  }

  /// The bytes of a file of the library, as HTTP serves them.
  private record AssetBlob(Library library, AssetFile file) implements Blob {

    @Override
    public long sizeBytes() {
      return file.sizeBytes();
    }

    @Override
    public String etag() {
      return "\"" + file.sha256() + "\"";
    }

    @Override
    public Instant modified() {
      return file.created();
    }

    @Override
    public String type() {
      return file.contentType();
    }

    @Override
    public InputStream open(long offset, long length) throws IOException {
      return library.open(file, offset, length);
    }
  }
}
