package io.kinora.api.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/// A file of this machine, named by its size and time.
public record FileBlob(Path file, long sizeBytes, Instant modified, String type) implements Blob {

  /// @throws IOException where there is no such file
  public static FileBlob of(Path file, String type) throws IOException {
    var facts = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileBlob(file, facts.size(), facts.lastModifiedTime().toInstant(), type);
  }

  @Override
  public String etag() {
    return "\"%x-%x\"".formatted(sizeBytes, modified.toEpochMilli());
  }

  @Override
  public InputStream open(long offset, long length) throws IOException {
    return Channels.newInputStream(FileChannel.open(file).position(offset));
  }
}
