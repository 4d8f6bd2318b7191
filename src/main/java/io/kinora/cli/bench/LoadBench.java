package io.kinora.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Many clients of a running server at once: some follow a stream, others wait in a blocked call,
/// all for tasks that cannot end before everybody waits.
///
/// The tasks look for pictures on a page of ours; it answers when the gate is opened.
public final class LoadBench {

  private static final long WAIT_MINUTES = 5;

  private final URI server;
  private final String secret;
  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger good = new AtomicInteger();
  private final Queue<String> others = new ConcurrentLinkedQueue<>();
  private final AtomicInteger bad = new AtomicInteger();

  /// @param server its plain address; it must be allowed to fetch from this machine
  public LoadBench(URI server, String secret) {
    this.server = server;
    this.secret = secret;
  }

  /// Opens all connections, then the gate, and prints how they ended.
  ///
  /// @return whether all were answered with success
  public boolean run(int streams, int blocked, PrintWriter out)
      throws IOException, InterruptedException {
    HttpServer page = page();
    int all = streams + blocked;
    var waiting = new CountDownLatch(all);
    var ended = new CountDownLatch(all);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      for (int number = 0; number < all; number++) {
        String path = number < streams ? "/v2/create_stream" : "/v2/create";
        clients.execute(() -> {
          ask(path, address(page), waiting);
          ended.countDown();
        });
      }
      await(waiting);
      long open = System.nanoTime();
      gate.countDown();
      await(ended);
      long end = System.nanoTime();
      out.printf(
          Locale.ROOT,
          "%d streams and %d blocked calls at once: %d good, %d bad; all waited after %.2f s, all"
              + " were answered %.2f s after the gate was opened%n",
          streams,
          blocked,
          good.get(),
          bad.get(),
          (open - start) / 1e9,
          (end - open) / 1e9);
      others.stream().limit(3).forEach(text -> out.println("bad: " + text));
      out.flush();
    } finally {
      page.stop(0);
    }
    return good.get() == all;
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(WAIT_MINUTES, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the server did not answer in " + WAIT_MINUTES + " min");
    }
  }

  private HttpServer page() throws IOException {
    var page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
    byte[] body = "<title>load</title><img src=a.png>".getBytes(UTF_8);
    page.createContext("/", exchange -> {
      try {
        gate.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    page.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    page.start();
    return page;
  }

  private static String address(HttpServer page) {
    return page.getAddress().getAddress().getHostAddress() + ":"
        + page.getAddress().getPort();
  }

  private void ask(String path, String page, CountDownLatch waiting) {
    boolean isGood = false;
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      String body = "{\"secret\":\"" + secret + "\",\"block\":true,\"tasks\":{\"task_name\":"
          + "\"html.scrape\",\"task_store\":\"volatile\",\"url\":\"http://" + page + "/\"}}";
      socket
          .getOutputStream()
          .write(
              ("POST " + path + " HTTP/1.1\r\nHost: load\r\nConnection: close\r\nContent-Length: "
                      + body.length() + "\r\n\r\n" + body)
                  .getBytes(UTF_8));
      var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      waiting.countDown();
      isGood = isSuccess(answer);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      (isGood ? good : bad).incrementAndGet();
    }
  }

  /// Whether an answer is a 200 with a task that has succeeded; the others are kept for the report.
  private boolean isSuccess(BufferedReader answer) throws IOException {
    String text = answer.readAllAsString();
    boolean isGood = text.startsWith("HTTP/1.1 200") && text.contains("\"status\":\"success\"");
    if (!isGood) {
      others.add(text);
    }
    return isGood;
  }
}
