package io.kinora.infra.outbound;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.WorkFolder;
import io.kinora.infra.outbound.OutboundSettings.Retries;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// A server with files, and the way out that fetches them. The guard opens 127.0.0.1 and nothing
/// else,
/// so 127.0.0.2 is as private as any.
final class Site implements AutoCloseable {

  static final DownloadLimits LIMITS =
      new DownloadLimits(1_000, Duration.ofSeconds(30), Duration.ofSeconds(10));

  static final DownloadLimits IMPATIENT =
      new DownloadLimits(1_000, Duration.ofSeconds(30), Duration.ofMillis(300));
  static final InstantSource NOON = () -> Instant.parse("2026-01-01T12:00:00Z");

  private final WireMockServer web =
      new WireMockServer(options().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1"));
  private final Outbound outbound = Outbound.open(settings(new FreeSpace(0)), NOON, Site::lookup);
  private final WorkFolder folder = WorkFolder.in(Path.of(System.getProperty("java.io.tmpdir")));

  static Site open() {
    var site = new Site();
    site.web.start();
    return site;
  }

  WireMockServer web() {
    return web;
  }

  Outbound outbound() {
    return outbound;
  }

  void serve(MappingBuilder request, ResponseDefinitionBuilder answer) {
    web.stubFor(request.willReturn(answer));
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + web.port() + path);
  }

  Path target() {
    return folder.file("target");
  }

  Download fetch(URI address) {
    return fetch(address, LIMITS);
  }

  Download fetch(URI address, DownloadLimits limits) {
    return outbound.downloads().fetch(address, target(), limits);
  }

  Failure failureOf(Runnable work) {
    return catchThrowableOfType(FailureException.class, work::run).failure();
  }

  /// What a download left behind that is not its target.
  List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(folder.path())) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(it -> !it.equals("target"))
          .toList();
    }
  }

  /// Makes it as new for the next test.
  void clear() throws IOException {
    Files.deleteIfExists(target());
    web.resetAll();
  }

  @Override
  public void close() {
    outbound.close();
    web.stop();
    folder.close();
  }

  static OutboundSettings settings(FreeSpace freeSpace) {
    var retries = new Retries(3, Duration.ofMillis(10), Duration.ofSeconds(1));
    return new OutboundSettings(Guard.allowing("127.0.0.1/32"), "Kinora/test", retries, freeSpace);
  }

  static InetAddress[] lookup(String host) throws UnknownHostException {
    return switch (host) {
      case "files.test" -> addresses("127.0.0.1");
      case "private.test" -> addresses("192.168.1.1");
      case "mixed.test" -> addresses("127.0.0.1", "192.168.1.1");
      case "unknown.test" -> throw new UnknownHostException(host);
      default -> InetAddress.getAllByName(host); // Only literals are left.
    };
  }

  static InetAddress[] addresses(String... literals) {
    return Stream.of(literals).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
  }

  static void writeForEver(OutputStream out) throws IOException {
    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    while (true) {
      out.write(new byte[100]);
    }
  }
}
