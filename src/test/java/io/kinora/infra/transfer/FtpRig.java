package io.kinora.infra.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.ftpserver.ConnectionConfig;
import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.command.Command;
import org.apache.ftpserver.command.CommandFactoryFactory;
import org.apache.ftpserver.command.impl.SIZE;
import org.apache.ftpserver.command.impl.STOR;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.impl.DefaultDataConnectionConfiguration;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.ftpserver.impl.FtpServerContext;
import org.apache.ftpserver.impl.PassivePorts;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.jspecify.annotations.Nullable;

/// A real FTP server on a folder. It is at 127.0.0.2 and says so; wires from 127.0.0.1 lead to
/// it, for commands and for data, so that who goes where the server says does not arrive.
final class FtpRig extends FolderRig {

  private static final int DATA_PORTS = 3;

  private final FtpServer server;
  private final Wire commands;
  private final List<Wire> data;
  private volatile long announced = -1;
  private volatile boolean isFull;

  FtpRig(Path folder) throws IOException {
    this(folder, Map.of());
  }

  /// @param others commands that it does in another way than servers do
  FtpRig(Path folder, Map<String, Command> others) throws IOException {
    super(folder);
    data = dataWires();
    List<Integer> ports = data.stream().map(Wire::port).toList();
    Listener listener = listener(ports);
    var factory = new FtpServerFactory();
    factory.addListener("default", listener);
    factory.setConnectionConfig(connections());
    try {
      factory.getUserManager().save(user(login().user(), login().password(), folder));
      factory.getUserManager().save(user("anonymous", "", folder));
      var commandsByName = new HashMap<String, Command>(others);
      commandsByName.putIfAbsent("SIZE", this::size);
      commandsByName.putIfAbsent("STOR", this::store);
      var named = new CommandFactoryFactory();
      named.setCommandMap(commandsByName);
      factory.setCommandFactory(named.createCommandFactory());
      server = factory.createServer();
      server.start();
    } catch (FtpException failure) {
      throw new IllegalStateException(failure);
    }
    commands = wire(0, listener.getPort());
  }

  private static Wire wire(int here, int there) throws IOException {
    return Wire.between(at(1, here), at(2, there));
  }

  private static InetSocketAddress at(int host, int port) {
    return new InetSocketAddress(Wire.loopback(host), port);
  }

  /// Each leads to the port of the same number.
  private static List<Wire> dataWires() throws IOException {
    var wires = new ArrayList<Wire>();
    for (int index = 0; index < DATA_PORTS; index++) {
      wires.add(wires.isEmpty() ? wire(0, 0) : wires.getFirst().with(at(1, 0), at(2, 0)));
    }
    return wires;
  }

  private static Listener listener(List<Integer> ports) {
    // Not from its factory: that takes no port which is taken at another address of ours.
    var passive = new PassivePorts(new HashSet<>(ports), false);
    var factory = new ListenerFactory();
    factory.setServerAddress("127.0.0.2");
    factory.setPort(0);
    factory.setDataConnectionConfiguration(new DefaultDataConnectionConfiguration(
        300, null, false, false, null, 0, "127.0.0.2", passive, null, false, false));
    return factory.createListener();
  }

  private static ConnectionConfig connections() {
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

  private void size(FtpIoSession session, FtpServerContext context, FtpRequest request)
      throws IOException, FtpException {
    if (announced < 0) {
      new SIZE().execute(session, context, request);
    } else {
      session.write(new DefaultFtpReply(213, String.valueOf(announced)));
    }
  }

  /// A full disk shows when some of the file is there.
  private void store(FtpIoSession session, FtpServerContext context, FtpRequest request)
      throws IOException, FtpException {
    if (!isFull) {
      new STOR().execute(session, context, request);
      return;
    }
    session.write(new DefaultFtpReply(150, "Opening."));
    try {
      String folder = session.getFileSystemView().getWorkingDirectory().getAbsolutePath();
      put((folder + "/" + request.getArgument()).replaceFirst("^/+", ""), new byte[1_000]);
      session
          .getDataConnection()
          .openConnection()
          .transferFromClient(session.getFtpletSession(), OutputStream.nullOutputStream());
    } catch (Exception failure) { // So it is declared there.
      throw new IOException(failure);
    } finally {
      session.getDataConnection().closeDataConnection();
    }
    session.write(new DefaultFtpReply(452, "Disk full."));
  }

  @Override
  public Place place(String path, @Nullable Login login) {
    return Place.parse("ftp://127.0.0.1:" + commands.port() + "/" + path, login).orElseThrow();
  }

  Wire commands() {
    return commands;
  }

  @Override
  public void cutDownAfter(long bytes) {
    data.getFirst().cutDownAfter(bytes);
  }

  @Override
  public void cutUpAfter(long bytes) {
    data.getFirst().cutUpAfter(bytes);
  }

  @Override
  public void fallSilentAfter(long bytes) {
    data.getFirst().fallSilentAfter(bytes);
  }

  @Override
  public void takeNothingAfter(long bytes) {
    data.getFirst().takeNothingAfter(bytes);
  }

  @Override
  public long downBytes() {
    return data.getFirst().downBytes();
  }

  @Override
  public long upBytes() {
    return data.getFirst().upBytes();
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
    commands.close();
    for (Wire wire : data) {
      wire.close();
    }
    server.stop();
  }
}
