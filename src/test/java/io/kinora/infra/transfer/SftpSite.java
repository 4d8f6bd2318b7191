package io.kinora.infra.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/// A real SFTP server on a folder, behind a wire.
final class SftpSite implements AutoCloseable {

  static final Login LOGIN = new Login("me", "se:c/ret");

  private final SshServer server = SshServer.setUpDefaultServer();
  private final Wire wire;

  SftpSite(Path folder) {
    this(folder, _ -> {});
  }

  /// @param change what it does in another way than servers do
  SftpSite(Path folder, Consumer<SftpSubsystemFactory> change) {
    try {
      var files = new SftpSubsystemFactory();
      change.accept(files);
      server.setHost("127.0.0.1");
      server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
      server.setPasswordAuthenticator(
          (name, password, _) -> name.equals(LOGIN.user()) && password.equals(LOGIN.password()));
      server.setSubsystemFactories(List.of(files));
      server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
      server.start();
      wire = Wire.to(server.getPort());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// @param path without a first slash
  Place place(String path) {
    return Place.parse("sftp://127.0.0.1:" + wire.port() + "/" + path, LOGIN).orElseThrow();
  }

  Wire wire() {
    return wire;
  }

  @Override
  public void close() throws IOException {
    wire.close();
    server.close();
  }
}
