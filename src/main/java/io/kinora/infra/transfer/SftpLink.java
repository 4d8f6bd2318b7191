package io.kinora.infra.transfer;

import io.kinora.infra.base.FailureException;
import io.kinora.infra.outbound.BrokenTransferException;
import io.kinora.infra.outbound.Dialling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.impl.AbstractSftpClient;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/// A session with an SFTP server that is who it was, logged in.
final class SftpLink implements AutoCloseable {

  private static final Duration LOGIN_TIME_MAX = Duration.ofSeconds(30);

  private final ClientSession session;
  private final AbstractSftpClient client;
  private final Attempt attempt;

  private SftpLink(ClientSession session, AbstractSftpClient client, Attempt attempt) {
    this.session = session;
    this.client = client;
    this.attempt = attempt;
  }

  /// What every session needs.
  record Tools(SshSessions sessions, HostKeys keys, Dialling dialling) {}

  /// Connects to the first address of the host that answers, and logs in.
  static SftpLink open(Attempt attempt, Tools tools) throws IOException {
    Login login = attempt.place().login();
    if (login == null) {
      throw attempt.refused("it needs a name and a password");
    }
    IOException last = new BrokenTransferException("the host is not known");
    for (InetAddress address : tools.dialling().addressesOf(attempt.place().address())) {
      var check = new HostCheck(tools.keys(), hostName(attempt.place()));
      try {
        var to = new InetSocketAddress(address, attempt.place().port());
        return open(
            connected(tools.sessions().client(), to, login, check, attempt), login, attempt);
      } catch (IOException failure) {
        if (check.isOther()) {
          throw attempt.refused("the server has not the key that it had; if that is right, its"
              + " line must be taken out of known_hosts by who runs this server");
        }
        last = failure;
      }
    }
    throw last;
  }

  private static String hostName(Place place) throws IOException {
    return HostKeys.nameOf(Dialling.hostOf(place.address()), place.port());
  }

  private static ClientSession connected(
      SshClient client, InetSocketAddress to, Login login, HostCheck check, Attempt attempt)
      throws IOException {
    ConnectFuture coming = client.connect(
        login.user(), to, AttributeRepository.ofKeyValuePair(HostCheck.KEY, check), null);
    attempt.watchOver(coming::cancel);
    try {
      return coming.verify(Dialling.CONNECT_TIME_MAX).getSession();
    } catch (IOException failure) {
      attempt.checkOver();
      throw new BrokenTransferException("the server does not take connections", failure);
    }
  }

  private static SftpLink open(ClientSession session, Login login, Attempt attempt)
      throws IOException {
    attempt.watchOver(() -> session.close(true));
    try {
      session.addPasswordIdentity(login.password());
      session.auth().verify(LOGIN_TIME_MAX);
      attempt.heard();
      var client = SftpClientFactory.instance().createSftpClient(session);
      attempt.heard();
      return new SftpLink(session, (AbstractSftpClient) client, attempt);
    } catch (IOException failure) {
      session.close(true);
      if (isLoginRefused(failure)) {
        throw attempt.refused("the server does not accept the login");
      }
      throw failure;
    }
  }

  private static boolean isLoginRefused(IOException failure) {
    return failure instanceof SshException ssh
        && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
  }

  AbstractSftpClient client() {
    return client;
  }

  /// One question to the server.
  interface Asking<T> {
    T ask() throws IOException;
  }

  /// Asks the server.
  ///
  /// @throws FailureException where it answers with a final no
  <T> T ask(Asking<T> asking) throws IOException {
    try {
      T answer = asking.ask();
      attempt.heard();
      return answer;
    } catch (SftpException refusal) {
      throw worded(refusal);
    }
  }

  /// What lies at a path; empty where nothing does.
  ///
  /// @param asking for `stat`, which follows links, or `lstat`, which does not
  Optional<Attributes> find(Asking<Attributes> asking) throws IOException {
    try {
      Attributes attributes = asking.ask();
      attempt.heard();
      return Optional.of(attributes);
    } catch (SftpException refusal) {
      if (refusal.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE
          || refusal.getStatus() == SftpConstants.SSH_FX_NO_SUCH_PATH) {
        return Optional.empty();
      }
      throw worded(refusal);
    }
  }

  /// A no of the server as a failure: here the final ones are thrown, the others given back.
  IOException worded(SftpException refusal) {
    return switch (refusal.getStatus()) {
      case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH ->
        throw attempt.refused("there is no such file");
      case SftpConstants.SSH_FX_PERMISSION_DENIED, SftpConstants.SSH_FX_WRITE_PROTECT ->
        throw attempt.refused("the server does not permit it");
      case SftpConstants.SSH_FX_NO_SPACE_ON_FILESYSTEM, SftpConstants.SSH_FX_QUOTA_EXCEEDED ->
        throw attempt.refused("there is no room left for it");
      case SftpConstants.SSH_FX_FILE_IS_A_DIRECTORY, SftpConstants.SSH_FX_NOT_A_DIRECTORY ->
        throw attempt.refused("there is a folder where a file should be, or the other way round");
      case SftpConstants.SSH_FX_OP_UNSUPPORTED, SftpConstants.SSH_FX_INVALID_FILENAME ->
        throw attempt.refused("the server does not do that");
      default -> // Such as a full disk, by the version of the protocol that most speak.
        new BrokenTransferException(
            "the server failed, by its number " + refusal.getStatus(), refusal);
    };
  }

  @Override
  public void close() {
    attempt.allowSilence();
    session.close(true);
  }
}
