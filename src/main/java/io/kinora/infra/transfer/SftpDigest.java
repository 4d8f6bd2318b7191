package io.kinora.infra.transfer;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.extensions.CheckFileHandleExtension;
import org.apache.sshd.sftp.client.extensions.MD5HandleExtension;
import org.apache.sshd.sftp.common.SftpException;

/// What an SFTP server says of the bytes of an open file, where it can.
///
/// Source: the extensions `check-file` and `md5-hash` of draft-ietf-secsh-filexfer-extensions.
record SftpDigest(SftpClient client, CloseableHandle handle) {

  private static final Map<String, String> ALGORITHMS =
      Map.of("sha256", "SHA-256", "sha1", "SHA-1", "md5", "MD5");

  /// Tells whether it has the bytes of `ours`; also where the server cannot tell.
  ///
  /// @param sizeBytes of both
  boolean isOf(Digested ours, long sizeBytes) throws IOException {
    var checkFile = client.getExtension(CheckFileHandleExtension.class);
    var md5 = client.getExtension(MD5HandleExtension.class);
    try {
      if (checkFile != null && checkFile.isSupported()) {
        return isSame(checkFile, ours, sizeBytes);
      }
      return md5 == null || !md5.isSupported() || isSame(md5, ours, sizeBytes);
    } catch (SftpException _) {
      return true; // It cannot after all; the size is right.
    }
  }

  private boolean isSame(CheckFileHandleExtension extension, Digested ours, long sizeBytes)
      throws IOException {
    Map.Entry<String, Collection<byte[]>> stated =
        extension.checkFileHandle(handle, List.of("sha256"), 0, sizeBytes, 0);
    String algorithm = ALGORITHMS.get(stated.getKey().toLowerCase(Locale.ROOT));
    return algorithm == null
        || stated.getValue().isEmpty()
        || isDigest(stated.getValue().iterator().next(), algorithm, ours);
  }

  private boolean isSame(MD5HandleExtension extension, Digested ours, long sizeBytes)
      throws IOException {
    byte[] stated = extension.getHash(handle, 0, sizeBytes, new byte[0]);
    return stated.length == 0 || isDigest(stated, "MD5", ours);
  }

  private static boolean isDigest(byte[] stated, String algorithm, Digested ours) {
    try {
      return MessageDigest.isEqual(stated, ours.digest(MessageDigest.getInstance(algorithm)));
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException(failure); // Every Java has them.
    }
  }
}
