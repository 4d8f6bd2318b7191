package io.kinora.cli.bench;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.node.JsonNodeFactory;

/// An editor that looks at one frame of a film after the other, at a running server: how long it
/// waits for each. The film's files come from a server here; it names them without folder.
public final class FrameBench {

  private static final String PROFILE = "720p";
  private static final int WARM_UP = 30;

  private final URI server;
  private final String secret;
  private final Path film;
  private final HttpClient client = HttpClient.newHttpClient();

  /// @param server its plain address; it must be allowed to fetch from this machine
  public FrameBench(URI server, String secret, Path film) {
    this.server = server;
    this.secret = secret;
    this.film = film;
  }

  /// Prints the waits.
  public void run(int frameCount, PrintWriter out) throws IOException, InterruptedException {
    var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer files = SimpleFileServer.createFileServer(local, film.getParent(), OutputLevel.NONE);
    files.start();
    try {
      String address = "http://127.0.0.1:" + files.getAddress().getPort() + "/";
      String text = Files.readString(film).replace("filename=\"", "filename=\"" + address);
      out.printf("%s at %s, a frame at a time%n", film.getFileName(), PROFILE);
      for (String format : new String[] {"jpeg", "png"}) {
        series(text, format, frameCount, out);
      }
    } finally {
      files.stop(0);
    }
  }

  private void series(String text, String format, int count, PrintWriter out)
      throws IOException, InterruptedException {
    var random = new Random(7); // The same frames each time.
    double first = seconds(text, format, 0);
    for (int index = 0; index < WARM_UP; index++) {
      seconds(text, format, 30 * random.nextDouble());
    }
    double[] same = new double[count];
    double[] changed = new double[count];
    for (int index = 0; index < count; index++) {
      same[index] = seconds(text, format, 30 * random.nextDouble());
      String edited = text.replace("A Summer", "Summer " + index);
      changed[index] = seconds(edited, format, 4.5 * random.nextDouble());
    }
    out.printf(
        Locale.ROOT,
        "%-5s first %.0f ms; warm, any time: %s; warm, words changed each time: %s%n",
        format,
        1e3 * first,
        told(same),
        told(changed));
    out.flush();
  }

  private static String told(double[] seconds) {
    Arrays.sort(seconds);
    return String.format(
        Locale.ROOT,
        "median %.0f ms, 95 of 100 %.0f ms",
        1e3 * seconds[seconds.length / 2],
        1e3 * seconds[seconds.length * 95 / 100]);
  }

  private double seconds(String text, String format, double time)
      throws IOException, InterruptedException {
    String body = JsonNodeFactory.instance
        .objectNode()
        .put("secret", secret)
        .put("definition", text)
        .put("time", time)
        .put("profile", PROFILE)
        .put("format", format)
        .toString();
    HttpRequest request = HttpRequest.newBuilder(server.resolve("/v2/frame"))
        .POST(BodyPublishers.ofString(body))
        .build();
    long start = System.nanoTime();
    HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("the server answered " + answer.statusCode());
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
