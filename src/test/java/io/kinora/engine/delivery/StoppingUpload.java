package io.kinora.engine.delivery;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.kinora.infra.platform.Upload;
import io.kinora.infra.platform.fake.FakeUpload;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// An upload that is stopped once some of it has gone, and takes its time once.
record StoppingUpload(FakeUpload upload) implements Upload {

  @Override
  public Path file() {
    return upload.file();
  }

  @Override
  public long sizeBytes() {
    return upload.sizeBytes();
  }

  @Override
  public boolean isStopped() {
    return upload.isStopped();
  }

  @Override
  public void arrived(long byteCount) {
    upload.arrived(byteCount);
    if (!upload.stopped().getAndSet(true)) {
      new CompletableFuture<String>().completeOnTimeout("", 200, MILLISECONDS).join();
    }
  }

  @Override
  public Optional<String> earlierNote() {
    return upload.earlierNote();
  }

  @Override
  public void note(String note) {
    upload.note(note);
  }
}
