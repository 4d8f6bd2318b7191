package io.kinora.infra.transfer;

import io.kinora.infra.base.FailureException;
import io.kinora.infra.outbound.BrokenTransferException;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends one file by FTP, or what is missing of it: under another name first, and under its own
/// when it is whole.
///
/// What is missing is written by `REST` and `STOR`, not by `APPE`: bytes that the server was
/// still writing when it told the size would then be there twice.
record FtpSend(FtpLink link, RemotePath target, Outgoing file, Attempt attempt) {

  private static final Logger LOG = LoggerFactory.getLogger(FtpSend.class);

  void run() throws IOException {
    try {
      enterFolder();
      long there = earlierBytes();
      file.note().keep("-");
      write(there);
      checkWhole();
      rename();
    } catch (FailureException refused) {
      removePart();
      throw refused;
    }
  }

  /// Removes what earlier sessions left of a file that will not become whole.
  void forget() throws IOException {
    if (target.folder().isEmpty() || client().changeWorkingDirectory(target.folder())) {
      removePart();
    }
  }

  /// In the folder that was entered.
  private void removePart() {
    try {
      client().deleteFile(part());
    } catch (IOException failure) {
      LOG.info("{}: what was sent in part may lie there still", attempt.place().shown(), failure);
    }
  }

  private String part() {
    return target.part(file.mark()).name();
  }

  private FTPClient client() {
    return link.client();
  }

  private void enterFolder() throws IOException {
    if (target.folder().isEmpty() || client().changeWorkingDirectory(target.folder())) {
      return;
    }
    if (target.isAbsolute()) {
      link.require(client().changeWorkingDirectory("/"));
    }
    for (String folder : target.folders()) {
      boolean isIn = client().changeWorkingDirectory(folder)
          || (client().makeDirectory(folder) && client().changeWorkingDirectory(folder))
          || client().changeWorkingDirectory(folder); // Another upload may have made it just now.
      link.require(isIn);
    }
  }

  private long earlierBytes() throws IOException {
    if (file.note().earlier().isEmpty()) {
      return 0;
    }
    long there = link.sizeOf(part());
    attempt.kept(Math.max(there, 0));
    return there > file.sizeBytes() ? 0 : Math.max(there, 0);
  }

  private void write(long offset) throws IOException {
    OutputStream data = opened(offset);
    long from = offset;
    if (data == null && offset > 0 && FTPReply.isNegativePermanent(client().getReplyCode())) {
      from = 0; // It cannot go on with files.
      data = opened(from);
    }
    link.require(data != null);
    if (data != null) {
      write(data, from);
    }
  }

  private @Nullable OutputStream opened(long offset) throws IOException {
    client().setRestartOffset(offset);
    return client().storeFileStream(part());
  }

  private void write(OutputStream data, long offset) throws IOException {
    try (data) {
      file.writeTo(data, offset, attempt);
    } catch (IOException broken) {
      attempt.checkOver();
      link.require(client().completePendingCommand()); // It may say why it takes no more.
      throw broken;
    }
    link.require(client().completePendingCommand());
  }

  private void checkWhole() throws IOException {
    long there = link.sizeOf(part());
    attempt.kept(Math.max(there, 0));
    if (there >= 0 && there != file.sizeBytes()) { // Some is gone on with, too much is not.
      throw new BrokenTransferException(
          "of " + file.sizeBytes() + " bytes " + there + " are there");
    }
    if (!new FtpDigest(link, attempt).isOf(part(), file::digest)) {
      file.note().remove();
      throw new BrokenTransferException("what arrived is not what was sent");
    }
  }

  /// Some servers replace a file by a rename, others want it gone before.
  private void rename() throws IOException {
    if (!client().rename(part(), target.name())) {
      client().deleteFile(target.name());
      link.require(client().rename(part(), target.name()));
    }
    file.note().remove();
  }
}
