package io.kinora.api.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.api.openapi.Replay;
import io.kinora.api.openapi.Seen;
import io.kinora.api.publishing.VideoServer.Surroundings;
import io.kinora.engine.access.Client;
import io.kinora.engine.access.Scope;
import io.kinora.engine.access.Scopes;
import io.kinora.engine.publishing.VideoId;
import io.kinora.engine.publishing.VideoRecords;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.upload.UploadLockedException;
import io.kinora.engine.upload.Writing;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A [VideoServer] of which all that is asked is kept in a [Replay]. A file that begins with `junk`
/// fails. The tenant acme has the client `office`.
final class ReplayServer implements AutoCloseable {

  static final PublishingSettings USUAL =
      PublishingSettings.at(URI.create("https://media.example"));

  final VideoServer server;
  final String secret;
  final String readingKey;
  private final Replay replay;

  /// @param openSlotsMax of a tenant
  /// @param freeBytesMin what must stay free on the disk
  ReplayServer(
      Replay replay, Path folder, PublishingSettings settings, int openSlotsMax, long freeBytesMin)
      throws IOException {
    this.replay = replay;
    this.server = new VideoServer(
        folder,
        VideoServer.rules(openSlotsMax, Long.MAX_VALUE),
        settings,
        new Surroundings(freeBytesMin, true, null));
    server.inspecting = this::inspected;
    this.secret = server
        .clients
        .create(new Client("office", VideoServer.ACME, Scopes.of(Scope.values())))
        .orElseThrow()
        .secret();
    this.readingKey = server.keyOf(VideoServer.ACME, Scope.VIDEOS_READ);
  }

  private RunResult inspected(Run run) {
    try {
      Path file = server.uploads.findPath(VideoRecords.of(run).upload()).orElseThrow();
      if (Files.readString(file).startsWith("junk")) {
        throw new Failure(FailureCode.INPUT_NOT_MEDIA, "This is not a film.").asException();
      }
      return new RunResult("{}");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Keeps all others from writing, until it is closed.
  Writing hold(String id) {
    try {
      return server.uploads.write(VideoId.parse(id).upload(), () -> {}).orElseThrow();
    } catch (IOException | UploadLockedException failure) {
      throw new AssertionError(failure);
    }
  }

  /// Asks with the key that may do all.
  ///
  /// @param path    below the prefix of the API
  /// @param headers names and values in turn
  Seen ask(String method, String path, String... headers) {
    return send(method, path, "", headers);
  }

  Seen send(String method, String path, String body, String... headers) {
    return plain(method, VideoServer.API + path, body, with(headers));
  }

  /// Sends what is no text.
  Seen bytes(String method, String path, byte[] body, String... headers) {
    return replay.send(server.port(), method, VideoServer.API + path, body, with(headers));
  }

  Seen bytes(String method, String path, String body, String... headers) {
    return bytes(method, path, body.getBytes(UTF_8), headers);
  }

  private String[] with(String... headers) {
    return Stream.concat(Stream.of("Authorization", "Bearer " + server.key), Stream.of(headers))
        .toArray(String[]::new);
  }

  /// Asks without a credential.
  Seen plain(String method, String target, String body, String... headers) {
    return replay.ask(server.port(), method, target, body, headers);
  }

  @Override
  public void close() {
    server.close();
  }
}
