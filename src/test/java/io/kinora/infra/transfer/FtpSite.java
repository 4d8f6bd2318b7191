package io.kinora.infra.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.ftpserver.ConnectionConfig;
import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.command.Command;
import org.apache.ftpserver.command.CommandFactoryFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.impl.DefaultDataConnectionConfiguration;
import org.apache.ftpserver.impl.PassivePorts;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/// A real FTP server on a folder. It is at 127.0.0.2 and says so; wires from 127.0.0.1 lead to
/// it, for commands and for data, so that who goes where the server says does not arrive.
final class FtpSite implements AutoCloseable {

  static final Login LOGIN = new Login("me", "se:c/ret");

  private static final int DATA_PORTS = 3;

  private final FtpServer server;
  private final Wire commands;
  private final List<Wire> data = new ArrayList<>();

  /// @param others commands that it does in another way than servers do
  FtpSite(Path folder, Map<String, Command> others) {
    try {
      List<Integer> ports = freePorts();
      var factory = new FtpServerFactory();
      Listener listener = listener(ports);
      factory.addListener("default", listener);
      factory.setConnectionConfig(anonymousToo());
      factory.getUserManager().save(user(LOGIN.user(), LOGIN.password(), folder));
      factory.getUserManager().save(user("anonymous", "", folder));
      var named = new CommandFactoryFactory();
      named.setCommandMap(others);
      factory.setCommandFactory(named.createCommandFactory());
      server = factory.createServer();
      server.start();
      commands = wire(0, listener.getPort());
      for (int port : ports) {
        data.add(wire(port, port));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (FtpException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Wire wire(int here, int there) throws IOException {
    return Wire.between(
        new InetSocketAddress(Wire.loopback(1), here),
        new InetSocketAddress(Wire.loopback(2), there));
  }

  private static List<Integer> freePorts() throws IOException {
    var ports = new ArrayList<Integer>();
    for (int index = 0; index < DATA_PORTS; index++) {
      try (var probe = new ServerSocket(0, 1, Wire.loopback(2))) {
        ports.add(probe.getLocalPort());
      }
    }
    return ports;
  }

  private static Listener listener(List<Integer> ports) {
    // Not from its factory: that takes no port which is taken at another address of ours.
    var taken = new PassivePorts(new HashSet<>(ports), false);
    var factory = new ListenerFactory();
    factory.setServerAddress("127.0.0.2");
    factory.setPort(0);
    factory.setDataConnectionConfiguration(new DefaultDataConnectionConfiguration(
        300, null, false, false, null, 0, "127.0.0.2", taken, null, false, false));
    return factory.createListener();
  }

  private static ConnectionConfig anonymousToo() {
    var factory = new ConnectionConfigFactory();
    factory.setAnonymousLoginEnabled(true);
    factory.setLoginFailureDelay(0);
    return factory.createConnectionConfig();
  }

  private static BaseUser user(String name, String password, Path folder) {
    var user = new BaseUser();
    user.setName(name);
    user.setPassword(password);
    user.setHomeDirectory(folder.toString());
    user.setAuthorities(List.of(new WritePermission()));
    return user;
  }

  /// @param path without a first slash
  Place place(String path) {
    return Place.parse("ftp://127.0.0.1:" + commands.port() + "/" + path, LOGIN).orElseThrow();
  }

  Wire commands() {
    return commands;
  }

  void cutDataDownAfter(long bytes) {
    data.forEach(wire -> wire.cutDownAfter(bytes));
  }

  void cutDataUpAfter(long bytes) {
    data.forEach(wire -> wire.cutUpAfter(bytes));
  }

  void fallSilentAfter(long bytes) {
    data.forEach(wire -> wire.fallSilentAfter(bytes));
  }

  void takeNothingAfter(long bytes) {
    data.forEach(wire -> wire.takeNothingAfter(bytes));
  }

  long downBytes() {
    return data.stream().mapToLong(Wire::downBytes).sum();
  }

  long upBytes() {
    return data.stream().mapToLong(Wire::upBytes).sum();
  }

  @Override
  public void close() throws IOException {
    server.stop();
    commands.close();
    for (Wire wire : data) {
      wire.close();
    }
  }
}
