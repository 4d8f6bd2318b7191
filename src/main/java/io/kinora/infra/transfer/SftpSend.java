package io.kinora.infra.transfer;

import io.kinora.infra.base.FailureException;
import io.kinora.infra.outbound.BrokenTransferException;
import java.io.IOException;
import java.util.List;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.client.impl.AbstractSftpClient;
import org.apache.sshd.sftp.client.impl.SftpOutputStreamAsync;
import org.apache.sshd.sftp.common.SftpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends one file by SFTP, or what is missing of it: under another name first, and under its
/// own when it is whole.
record SftpSend(SftpLink link, RemotePath target, Outgoing file, Attempt attempt) {

  private static final Logger LOG = LoggerFactory.getLogger(SftpSend.class);
  private static final int REQUEST_BYTES = 32 * 1024;

  void run() throws IOException {
    try {
      steps();
    } catch (FailureException refused) {
      removePart();
      throw refused;
    }
  }

  private void steps() throws IOException {
    try {
      checkTarget();
      makeFolders(target.folders().size());
      long there = earlierBytes();
      file.note().keep("-");
      write(there);
      rename();
    } catch (SftpException refusal) {
      throw link.worded(refusal);
    }
  }

  /// Removes what is there of a file that will not become whole.
  void removePart() {
    try {
      if (link.find(() -> client().lstat(part())).isPresent()) {
        client().remove(part());
      }
    } catch (IOException | FailureException failure) {
      LOG.info("{}: what was sent in part may lie there still", attempt.place().shown(), failure);
    }
  }

  private AbstractSftpClient client() {
    return link.client();
  }

  private String part() {
    return target.part(file.mark()).text();
  }

  private void checkTarget() throws IOException {
    if (link.find(() -> client().stat(target.text()))
        .filter(Attributes::isDirectory)
        .isPresent()) {
      throw attempt.refused("there is a folder of that name");
    }
  }

  /// @param count how many of the folders are to be there, from the outermost one
  private void makeFolders(int count) throws IOException {
    List<String> outer = target.folders().subList(0, count);
    String folder = (target.isAbsolute() ? "/" : "") + String.join("/", outer);
    if (count == 0 || isThere(folder)) {
      return;
    }
    makeFolders(count - 1);
    try {
      client().mkdir(folder);
    } catch (SftpException refusal) {
      if (!isThere(folder)) { // Another upload may have made it just now.
        throw refusal;
      }
    }
  }

  private boolean isThere(String path) throws IOException {
    return link.find(() -> client().stat(path)).isPresent();
  }

  /// Only a plain file of ours is gone on with: a link would lead our bytes elsewhere.
  private long earlierBytes() throws IOException {
    var there = link.find(() -> client().lstat(part()));
    boolean isOurs = there.isPresent()
        && there.get().isRegularFile()
        && there.get().getSize() > 0
        && there.get().getSize() <= file.sizeBytes()
        && !file.note().earlier().isEmpty();
    if (isOurs) {
      attempt.kept(there.get().getSize());
      return there.get().getSize();
    }
    if (there.isPresent()) {
      client().remove(part());
    }
    return 0;
  }

  private void write(long offset) throws IOException {
    List<OpenMode> modes = offset > 0
        ? List.of(OpenMode.Read, OpenMode.Write)
        : List.of(OpenMode.Read, OpenMode.Write, OpenMode.Create, OpenMode.Exclusive);
    try (CloseableHandle handle = link.ask(() -> client().open(part(), modes))) {
      try (var out = new SftpOutputStreamAsync(client(), REQUEST_BYTES, part(), handle, false)) {
        out.setOffset(offset);
        file.writeTo(out, offset, attempt);
      }
      checkWhole(handle);
    }
  }

  private void checkWhole(CloseableHandle handle) throws IOException {
    Attributes there = link.ask(() -> client().stat(handle));
    if (!there.isRegularFile()) {
      throw attempt.refused("what we write to is no plain file");
    }
    attempt.kept(there.getSize());
    if (there.getSize() < file.sizeBytes()) {
      throw new BrokenTransferException("only " + there.getSize() + " bytes have arrived");
    }
    attempt.allowSilence(); // It may read all of the file now.
    boolean isSame = there.getSize() == file.sizeBytes()
        && new SftpDigest(client(), handle).isOf(file::digest, file.sizeBytes());
    attempt.expectAnswers();
    if (!isSame) {
      file.note().remove();
      throw new BrokenTransferException("what arrived is not what was sent");
    }
  }

  /// In one step where the server can; else what was there goes first.
  private void rename() throws IOException {
    var inOneStep = client().getExtension(OpenSSHPosixRenameExtension.class);
    if (inOneStep != null && inOneStep.isSupported()) {
      inOneStep.posixRename(part(), target.text());
    } else {
      if (isThere(target.text())) {
        client().remove(target.text());
      }
      client().rename(part(), target.text());
    }
    file.note().remove();
  }
}
