package io.kinora.infra.transfer;

import io.kinora.infra.outbound.BrokenTransferException;
import io.kinora.infra.outbound.PartFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.FileTime;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.impl.SftpInputStreamAsync;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;

/// Fetches one file by SFTP, or what is missing of it.
///
/// @param path as the server takes it
record SftpFetch(SftpLink link, String path, PartFile part, Attempt attempt) {

  private static final int REQUEST_BYTES = 32 * 1024;

  /// All but the name of the file is done when this returns.
  ///
  /// What is at the path is asked before it is opened, as opening a pipe waits for its other
  /// end; and after, as it may have been replaced between.
  void run() throws IOException {
    checkFile(link.ask(() -> link.client().stat(path)));
    try (CloseableHandle handle = link.ask(() -> link.client().open(path, OpenMode.Read))) {
      Attributes file = link.ask(() -> link.client().stat(handle));
      checkFile(file);
      part.checkAnnounced(file.getSize());
      String version = versionOf(file);
      boolean isSame = version != null && part.version().filter(version::equals).isPresent();
      if (!isSame || part.sizeBytes() > file.getSize()) {
        part.begin(version);
      }
      read(handle, file.getSize());
    } catch (SftpException refusal) {
      throw link.worded(refusal);
    }
  }

  private void checkFile(Attributes there) {
    if (there.isDirectory()) {
      throw attempt.refused("it is a folder, not a file");
    }
    if (!there.isRegularFile()) {
      throw attempt.refused("it is no plain file");
    }
  }

  private static @Nullable String versionOf(Attributes file) {
    FileTime changed = file.getModifyTime();
    return changed == null ? null : file.getSize() + " " + changed.toMillis();
  }

  private void read(CloseableHandle handle, long sizeBytes) throws IOException {
    long offset = part.sizeBytes();
    try (InputStream data = new SftpInputStreamAsync(
        link.client(), REQUEST_BYTES, offset, sizeBytes, path, handle, false)) {
      part.take(data, there -> attempt.moved(there, sizeBytes));
    }
    if (part.sizeBytes() != sizeBytes) {
      String reason = part.sizeBytes() + " bytes came of " + sizeBytes;
      if (part.sizeBytes() > sizeBytes) {
        part.discard();
      }
      throw new BrokenTransferException(reason);
    }
    checkDigest(handle, sizeBytes);
  }

  private void checkDigest(CloseableHandle handle, long sizeBytes) throws IOException {
    attempt.allowSilence(); // It may read all of the file now.
    boolean isSame = new SftpDigest(link.client(), handle).isOf(part::digest, sizeBytes);
    attempt.expectAnswers();
    if (!isSame) {
      part.discard();
      throw new BrokenTransferException("what came is not what the server has");
    }
  }
}
