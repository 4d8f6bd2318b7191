package io.kinora.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of tasks that come by other ways than the web, here from a real FTP server.
class FtpSourcesTest {

  @TempDir
  Path remote;

  @TempDir
  Path local;

  private FtpServer server;
  private Listener listener;

  @BeforeEach
  void open() throws FtpException {
    var listeners = new ListenerFactory();
    listeners.setServerAddress("127.0.0.1");
    listeners.setPort(0);
    listener = listeners.createListener();
    var factory = new FtpServerFactory();
    factory.addListener("default", listener);
    var user = new BaseUser();
    user.setName("me");
    user.setPassword("hush");
    user.setHomeDirectory(remote.toString());
    user.setAuthorities(List.of());
    factory.getUserManager().save(user);
    server = factory.createServer();
    server.start();
  }

  @AfterEach
  void close() {
    server.stop();
  }

  @Test
  void a_task_takes_its_input_from_where_only_a_login_leads() throws Exception {
    Files.writeString(remote.resolve("page.html"), "<title>A page</title>");
    String address = "ftp://me:hush@127.0.0.1:" + listener.getPort() + "/page.html";

    try (var workshop = TestWorkshop.in(local)) {
      var done = workshop.run("html.scrape", KindVersion.V2, "{\"url\":\"" + address + "\"}");

      assertThat(done.result().path("page_title").asString()).isEqualTo("A page");
      assertThat(done.result().toString()).doesNotContain("hush");
    }
  }

  @Test
  void a_failure_tells_the_address_without_the_login() {
    String address = "ftp://me:hush@127.0.0.1:" + listener.getPort() + "/none.png";

    try (var workshop = TestWorkshop.in(local)) {
      var failed = catchThrowable(
          () -> workshop.run("image.info", KindVersion.V2, "{\"url\":\"" + address + "\"}"));

      assertThat(failed).hasMessageContaining("/none.png: the server answered 550");
      assertThat(failed.getMessage()).doesNotContain("hush");
    }
  }
}
