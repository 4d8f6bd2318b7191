package io.kinora.infra.transfer;

import io.kinora.infra.outbound.BrokenTransferException;
import io.kinora.infra.outbound.Dialling;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.SocketFactory;

/// Opens the connections of one FTP session, all to the one address that was checked, whatever
/// the server says about where its data is; and closes them from outside.
///
/// The first is for commands: what comes on it has a limit, as the library reads without one.
final class FtpSockets extends SocketFactory {

  private static final int REPLY_BYTES_MAX = 256 * 1024;

  private final InetAddress checked;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

  FtpSockets(InetAddress checked) {
    this.checked = checked;
  }

  @Override
  public Socket createSocket() {
    Socket socket = new CheckedSocket(open.isEmpty());
    open.add(socket);
    return socket;
  }

  /// Breaks off whatever waits for the server.
  void closeAll() {
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException _) {
        // It is of no more use in either case.
      }
    }
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("names are resolved elsewhere");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    return createSocket(host.getHostAddress(), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    return createSocket(host, port);
  }

  /// A connection to the checked address and no other.
  private final class CheckedSocket extends Socket {

    private final boolean isForCommands;

    private CheckedSocket(boolean isForCommands) {
      this.isForCommands = isForCommands;
    }

    @Override
    public void connect(SocketAddress wished, int timeoutMillis) throws IOException {
      int port = ((InetSocketAddress) wished).getPort();
      super.connect(
          new InetSocketAddress(checked, port), (int) Dialling.CONNECT_TIME_MAX.toMillis());
    }

    @Override
    public InputStream getInputStream() throws IOException {
      InputStream in = super.getInputStream();
      return isForCommands ? new Limited(in) : in;
    }
  }

  /// What a server may say in one session.
  private static final class Limited extends FilterInputStream {

    private int left = REPLY_BYTES_MAX;

    private Limited(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return counted(in.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = in.read(bytes, offset, length);
      return counted(count, count);
    }

    private int counted(int result, int count) throws IOException {
      left -= Math.max(count, 0);
      if (left < 0) {
        throw new BrokenTransferException("the server talks without end");
      }
      return result;
    }
  }
}
