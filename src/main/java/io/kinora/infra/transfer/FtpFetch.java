package io.kinora.infra.transfer;

import io.kinora.infra.outbound.BrokenTransferException;
import io.kinora.infra.outbound.PartFile;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.net.ftp.FTPReply;
import org.jspecify.annotations.Nullable;

/// Fetches one file by FTP, or what is missing of it.
///
/// @param path as the server takes it
record FtpFetch(FtpLink link, String path, PartFile part, Attempt attempt) {

  /// All but the name of the file is done when this returns.
  void run() throws IOException {
    long sizeBytes = link.sizeOf(path);
    part.checkAnnounced(sizeBytes);
    String version = versionOf(sizeBytes);
    boolean isSame = version != null && part.version().filter(version::equals).isPresent();
    if (!isSame || part.sizeBytes() > sizeBytes) {
      part.begin(version);
    }
    if (sizeBytes < 0 || part.sizeBytes() < sizeBytes || sizeBytes == 0) {
      read(open(version), sizeBytes);
    }
    checkWhole(sizeBytes);
  }

  /// Size and time together; null where the server does not tell one of them.
  private @Nullable String versionOf(long sizeBytes) throws IOException {
    String changed = link.changeOf(path);
    return sizeBytes < 0 || changed.isEmpty() ? null : sizeBytes + " " + changed;
  }

  private InputStream open(@Nullable String version) throws IOException {
    InputStream in = opened();
    boolean isRestRefused = in == null
        && part.sizeBytes() > 0
        && FTPReply.isNegativePermanent(link.client().getReplyCode());
    if (isRestRefused) {
      part.begin(version);
      in = opened();
    }
    link.require(in != null);
    return in == null ? InputStream.nullInputStream() : in;
  }

  private @Nullable InputStream opened() throws IOException {
    link.client().setRestartOffset(part.sizeBytes());
    return link.client().retrieveFileStream(path);
  }

  private void read(InputStream data, long sizeBytes) throws IOException {
    try (data) {
      part.take(data, there -> attempt.moved(there, sizeBytes));
    }
    link.awaitEnd(part.sizeBytes() == sizeBytes);
  }

  private void checkWhole(long sizeBytes) throws IOException {
    if (sizeBytes >= 0 && part.sizeBytes() > sizeBytes) {
      part.discard();
      throw new BrokenTransferException("it is larger than the server said");
    }
    if (part.sizeBytes() < sizeBytes) {
      throw new BrokenTransferException(
          "only " + part.sizeBytes() + " of " + sizeBytes + " bytes came");
    }
    if (!new FtpDigest(link, attempt).isOf(path, part::digest)) {
      part.discard();
      throw new BrokenTransferException("what came is not what the server has");
    }
  }
}
