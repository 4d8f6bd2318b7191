package io.kinora.infra.transfer;

import io.kinora.infra.base.FailureException;
import io.kinora.infra.outbound.BrokenTransferException;
import io.kinora.infra.outbound.Dialling;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;

/// A session with an FTP server, logged in and set to bytes as they are.
final class FtpLink implements AutoCloseable {

  private static final Login ANYBODY = new Login("anonymous", "anonymous@");

  /// Insufficient space; allocation exceeded. Source: RFC 959, section 4.2.
  private static final List<Integer> NO_ROOM = List.of(452, 552);

  private static final int REPLY_SHOWN_MAX = 80;

  private final FTPClient client = new FTPClient();
  private final FtpSockets sockets;
  private final Attempt attempt;

  private FtpLink(FtpSockets sockets, Attempt attempt) {
    this.sockets = sockets;
    this.attempt = attempt;
  }

  /// Connects to the first address of the host that answers, and logs in.
  static FtpLink open(Attempt attempt, Dialling dialling) throws IOException {
    IOException last = new BrokenTransferException("the host is not known");
    for (InetAddress address : dialling.addressesOf(attempt.place().address())) {
      var link = new FtpLink(new FtpSockets(address), attempt);
      try {
        link.connect(address);
        return link;
      } catch (IOException failure) {
        link.close();
        last = failure;
      } catch (FailureException refused) {
        link.close();
        throw refused;
      }
    }
    throw last;
  }

  FTPClient client() {
    return client;
  }

  private void connect(InetAddress address) throws IOException {
    Duration idleMax = attempt.limits().idleMax();
    attempt.watchOver(sockets::closeAll);
    client.setSocketFactory(sockets);
    client.setControlEncoding(StandardCharsets.UTF_8);
    client.setConnectTimeout((int) Dialling.CONNECT_TIME_MAX.toMillis());
    client.setDefaultTimeout((int) idleMax.toMillis());
    client.setDataTimeout(idleMax);
    client.setUseEPSVwithIPv4(true);
    client.connect(address, attempt.place().port());
    require(FTPReply.isPositiveCompletion(client.getReplyCode()));
    login(attempt.place().login() == null ? ANYBODY : attempt.place().login());
    client.enterLocalPassiveMode();
    if (client.hasFeature("UTF8")) {
      client.sendCommand("OPTS", "UTF8 ON"); // Some take names in it only when told.
    }
    require(client.setFileType(FTP.BINARY_FILE_TYPE));
    attempt.heard();
  }

  private void login(Login login) throws IOException {
    boolean isOneLine =
        (login.user() + login.password()).chars().noneMatch(it -> it < ' ' || it == 127);
    if (!isOneLine) {
      throw attempt.refused("the login has signs that FTP cannot send");
    }
    boolean isIn = client.login(login.user(), login.password());
    if (!isIn && FTPReply.isNegativePermanent(client.getReplyCode())) {
      throw attempt.refused("the server does not accept the login");
    }
    require(isIn);
  }

  /// The size of a file, -1 where the server does not tell.
  long sizeOf(String path) throws IOException {
    boolean isTold = client.sendCommand("SIZE", path) == FTPReply.FILE_STATUS;
    String text = isTold ? replyText() : "";
    attempt.heard();
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
  }

  /// When a file was changed, as the server writes it; empty where it does not tell.
  String changeOf(String path) throws IOException {
    boolean isTold = client.sendCommand("MDTM", path) == FTPReply.FILE_STATUS;
    attempt.heard();
    return isTold ? replyText() : "";
  }

  /// Goes on where the last answer was the wished one.
  ///
  /// @throws FailureException where it was a final no
  /// @throws IOException where it was another no
  void require(boolean isWished) throws IOException {
    if (isWished) {
      attempt.heard();
      return;
    }
    int code = client.getReplyCode();
    if (NO_ROOM.contains(code)) {
      throw attempt.refused("there is no room left for it");
    }
    String reason = "the server answered " + code + " " + shown(replyText());
    if (FTPReply.isNegativePermanent(code)) {
      throw attempt.refused(reason.strip());
    }
    throw new BrokenTransferException(reason.strip());
  }

  /// Waits for what the server says at the end of a file.
  ///
  /// @param isAllThere whether the size is known and has come: then a connection for commands
  ///     that some firewall has cut meanwhile does no harm
  void awaitEnd(boolean isAllThere) throws IOException {
    try {
      require(client.completePendingCommand());
    } catch (BrokenTransferException refused) {
      throw refused;
    } catch (IOException broken) {
      attempt.checkOver();
      if (!isAllThere) {
        throw broken;
      }
    }
  }

  /// The first line of the last answer, without its code.
  String replyText() {
    String[] lines = client.getReplyStrings();
    boolean isThere = lines != null && lines.length > 0 && lines[0].length() > 4;
    return isThere ? lines[0].substring(4).strip() : "";
  }

  /// Foreign text on its way to a client: short, and nothing but printable ASCII.
  private static String shown(String text) {
    String plain = text.replaceAll("[^ -~]", "?");
    return plain.substring(0, Math.min(plain.length(), REPLY_SHOWN_MAX));
  }

  /// Without a farewell: nobody needs the answer to it.
  @Override
  public void close() {
    attempt.allowSilence();
    sockets.closeAll();
  }
}
