package io.kinora.infra.transfer;

import io.kinora.infra.outbound.PartFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Transfers by SFTP.
record SftpWay(SftpLink.Tools tools) implements Way {

  @Override
  public @Nullable String fetch(PartFile part, Attempt attempt) throws IOException {
    String path = path(attempt).text();
    try (var link = SftpLink.open(attempt, tools)) {
      new SftpFetch(link, path, part, attempt).run();
      return null;
    }
  }

  @Override
  public void send(Outgoing file, Attempt attempt) throws IOException {
    RemotePath target = path(attempt);
    try (var link = SftpLink.open(attempt, tools)) {
      new SftpSend(link, target, file, attempt).run();
    }
  }

  @Override
  public void forget(Outgoing file, Attempt attempt) throws IOException {
    RemotePath target = path(attempt);
    try (var link = SftpLink.open(attempt, tools)) {
      new SftpSend(link, target, file, attempt).removePart();
    }
  }

  private static RemotePath path(Attempt attempt) {
    return RemotePath.ofSftp(attempt.place().rawPath())
        .orElseThrow(() -> attempt.refused("the address names no file"));
  }
}
