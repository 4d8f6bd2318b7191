package io.kinora.infra.transfer;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.jspecify.annotations.Nullable;

/// A real SFTP server on a folder, behind a wire.
final class SftpRig extends FolderRig {

  private final SshServer server = SshServer.setUpDefaultServer();
  private final Wire wire;
  private volatile long announced = -1;
  private volatile boolean isFull;
  private volatile boolean isBent;

  SftpRig(Path folder) throws IOException {
    super(folder);
    var files = new SftpSubsystemFactory();
    files.setFileSystemAccessor(new Accessor());
    files.addSftpEventListener(new Listener());
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
    server.setPasswordAuthenticator((name, password, _) ->
        name.equals(login().user()) && password.equals(login().password()));
    server.setSubsystemFactories(List.of(files));
    server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
    server.start();
    wire = Wire.to(server.getPort());
  }

  /// Says other sizes when told.
  private final class Accessor implements SftpFileSystemAccessor {

    @Override
    public NavigableMap<String, Object> resolveReportedFileAttributes(
        SftpSubsystemProxy subsystem,
        Path file,
        int flags,
        NavigableMap<String, Object> attributes,
        LinkOption... options) {
      var reported = new TreeMap<>(attributes);
      if (announced >= 0) {
        reported.put("size", announced);
      }
      return reported;
    }
  }

  /// Has no room when told, and bends what comes and goes.
  private final class Listener implements SftpEventListener {

    @Override
    public void writing(
        ServerSession session,
        String remoteHandle,
        FileHandle localHandle,
        long offset,
        byte[] bytes,
        int start,
        int length)
        throws IOException {
      if (isFull) {
        throw new SftpException(SftpConstants.SSH_FX_NO_SPACE_ON_FILESYSTEM, "No space left");
      }
      bend(bytes, start);
    }

    @Override
    public void read(
        ServerSession session,
        String remoteHandle,
        FileHandle localHandle,
        long offset,
        byte[] bytes,
        int start,
        int length,
        int count,
        Throwable thrown) {
      bend(bytes, start);
    }

    private void bend(byte[] bytes, int index) {
      if (isBent) {
        bytes[index] ^= 1;
      }
    }
  }

  @Override
  public Place place(String path, @Nullable Login login) {
    return Place.parse("sftp://127.0.0.1:" + wire.port() + "/" + path, login).orElseThrow();
  }

  /// The port behind the wire.
  int serverPort() {
    return server.getPort();
  }

  /// Has another key from now on.
  void changeKey() {
    server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
  }

  /// Can tell of its files by this and nothing else, from the next session on.
  void offer(String extension) {
    SftpModuleProperties.CLIENT_EXTENSIONS.set(server, extension);
  }

  /// From now on a bit is another after the way.
  void bend() {
    isBent = true;
  }

  @Override
  public void cutDownAfter(long bytes) {
    wire.cutDownAfter(bytes);
  }

  @Override
  public void cutUpAfter(long bytes) {
    wire.cutUpAfter(bytes);
  }

  @Override
  public void fallSilentAfter(long bytes) {
    wire.fallSilentAfter(bytes);
  }

  @Override
  public void takeNothingAfter(long bytes) {
    wire.takeNothingAfter(bytes);
  }

  @Override
  public long downBytes() {
    return wire.downBytes();
  }

  @Override
  public long upBytes() {
    return wire.upBytes();
  }

  @Override
  public void announce(long sizeBytes) {
    announced = sizeBytes;
  }

  @Override
  public void fillUp() {
    isFull = true;
  }

  @Override
  public void close() throws IOException {
    wire.close();
    server.close();
  }
}
