package io.kinora.journey;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/// A customer's servers: one by FTP, one by SFTP, each with a folder.
final class FileSites implements AutoCloseable {

  static final String USER = "me";
  static final String PASSWORD = "hush-hush";

  private final FtpServerFactory factory = new FtpServerFactory();
  private final BaseUser user = new BaseUser();
  private final FtpServer ftp;
  private final SshServer sftp = SshServer.setUpDefaultServer();
  private final int ftpPort;

  FileSites(Path ftpFolder, Path sftpFolder) throws IOException {
    var listenerFactory = new ListenerFactory();
    listenerFactory.setServerAddress("127.0.0.1");
    listenerFactory.setPort(0);
    Listener listener = listenerFactory.createListener();
    factory.addListener("default", listener);
    user.setName(USER);
    user.setPassword(PASSWORD);
    user.setHomeDirectory(ftpFolder.toString());
    user.setAuthorities(List.of(new WritePermission()));
    try {
      factory.getUserManager().save(user);
      ftp = factory.createServer();
      ftp.start();
    } catch (FtpException failure) {
      throw new IOException(failure);
    }
    ftpPort = listener.getPort();
    sftp.setHost("127.0.0.1");
    sftp.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
    sftp.setPasswordAuthenticator(
        (name, password, _) -> name.equals(USER) && password.equals(PASSWORD));
    sftp.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    sftp.setFileSystemFactory(new VirtualFileSystemFactory(sftpFolder));
    sftp.start();
  }

  /// Nobody knows the new one.
  void changePassword() throws IOException {
    user.setPassword("another");
    try {
      factory.getUserManager().save(user);
    } catch (FtpException failure) {
      throw new IOException(failure);
    }
  }

  String ftp(String path) {
    return "ftp://127.0.0.1:" + ftpPort + "/" + path;
  }

  String sftp(String path) {
    return "sftp://127.0.0.1:" + sftp.getPort() + "/" + path;
  }

  @Override
  public void close() throws IOException {
    ftp.stop();
    sftp.stop();
  }
}
