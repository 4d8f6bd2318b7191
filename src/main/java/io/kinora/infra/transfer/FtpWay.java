package io.kinora.infra.transfer;

import io.kinora.infra.outbound.Dialling;
import io.kinora.infra.outbound.PartFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Transfers by FTP.
record FtpWay(Dialling dialling) implements Way {

  @Override
  public @Nullable String fetch(PartFile part, Attempt attempt) throws IOException {
    String path = path(attempt).text();
    try (var link = FtpLink.open(attempt, dialling)) {
      new FtpFetch(link, path, part, attempt).run();
      return null;
    }
  }

  @Override
  public void send(Outgoing file, Attempt attempt) throws IOException {
    RemotePath target = path(attempt);
    try (var link = FtpLink.open(attempt, dialling)) {
      new FtpSend(link, target, file, attempt).run();
    }
  }

  @Override
  public void forget(Outgoing file, Attempt attempt) throws IOException {
    RemotePath target = path(attempt);
    try (var link = FtpLink.open(attempt, dialling)) {
      new FtpSend(link, target, file, attempt).forget();
    }
  }

  private static RemotePath path(Attempt attempt) {
    return RemotePath.ofFtp(attempt.place().rawPath())
        .orElseThrow(() -> attempt.refused("the address names no file"));
  }
}
