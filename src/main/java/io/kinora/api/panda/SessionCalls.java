package io.kinora.api.panda;

import io.kinora.api.http.Exchange;
import io.kinora.api.http.MultipartBody;
import io.kinora.engine.cloud.NotAVideoException;
import io.kinora.engine.cloud.ObjectId;
import io.kinora.engine.cloud.StoredProfile;
import io.kinora.engine.cloud.UploadSession;
import io.kinora.engine.cloud.Video;
import io.kinora.engine.cloud.VideoDetails;
import io.kinora.engine.upload.Upload;
import io.kinora.engine.upload.UploadFault;
import io.kinora.engine.upload.UploadFaultException;
import io.kinora.engine.upload.UploadLockedException;
import io.kinora.engine.upload.Writing;
import io.kinora.infra.db.SqlWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/// Uploads in pieces. Who begins one signs; who sends pieces needs its address alone.
///
/// Source: the panda contract, section 8.5.
record SessionCalls(
    PandaParts parts, PandaSettings settings, UploadCalls uploads, ProfileCalls profiles) {

  private static final String REQUIRED = "file_size, file_name";

  /// Begin and end, or `*` where nothing is sent; then the size of the whole.
  private static final Pattern RANGE =
      Pattern.compile("bytes\\s+(?:(\\d{1,18})-(\\d{1,18})|\\*)/(\\d{1,18}|\\*)");

  private static final long AROUND_FILE_MAX = 2L << 20;

  void begin(Call call) throws IOException {
    Parameters said = call.parameters();
    long size = said.longNumber("file_size").orElseThrow(() -> PandaException.missing(REQUIRED));
    String name = said.get("file_name", REQUIRED);
    if (size <= 0) {
      throw PandaException.badRequest("file_size must be a number from 1");
    }
    if (size > settings.uploadBytesMax()) {
      throw PandaException.tooLarge(settings.uploadBytesMax());
    }
    VideoDetails details = uploads.details(call, name, null);
    List<ObjectId> wanted = profiles(call).stream().map(StoredProfile::id).toList();
    parts.videos().checkSpace();
    UploadSession session =
        parts.sessions().begin(call.cloud(), new UploadSession.Wish(details, wanted), size);
    String location = settings.publicUrl() + "/upload/session?id=" + session.id();
    Answers.send(
        call.exchange(),
        201,
        JsonNodeFactory.instance
            .objectNode()
            .put("id", session.id().value())
            .put("location", location),
        false);
  }

  private List<StoredProfile> profiles(Call call) {
    Optional<String> names = call.parameters().find("profiles");
    if (names.isPresent()) {
      return profiles.listed(call, names.get());
    }
    return call.parameters().isTrue("use_all_profiles", false) ? profiles.enabled(call) : List.of();
  }

  /// Answers a request for the address of a session.
  void answer(Exchange exchange) throws IOException {
    String id = exchange.query().find("id").orElse("");
    UploadSession session = ObjectId.parse(id)
        .flatMap(parts.sessions()::find)
        .orElseThrow(() -> PandaException.notFound("Session", id));
    switch (exchange.method()) {
      case "PUT", "POST" -> receive(exchange, session);
      case "DELETE" -> abort(exchange, session);
      default -> throw new PandaException(405, "BadRequest", "Send pieces by PUT or POST");
    }
  }

  private void abort(Exchange exchange, UploadSession session) throws IOException {
    try (Writing writing = turn(exchange, session)) {
      if (writing.upload().isOpen()) {
        writing.giveUp(SqlWork.NOTHING);
      }
    } catch (UploadFaultException refused) {
      throw refused(session, refused);
    }
    exchange.sendEmpty(200);
  }

  private Writing turn(Exchange exchange, UploadSession session) throws IOException {
    try {
      return parts
          .sessions()
          .write(session, exchange::breakOff)
          .orElseThrow(() -> PandaException.notFound("Session", session.id().value()));
    } catch (UploadLockedException _) {
      throw busy();
    }
  }

  /// Another request has gone on with it meanwhile, or ended it.
  private static PandaException refused(UploadSession session, UploadFaultException refused) {
    return refused.fault() instanceof UploadFault.Overtaken
        ? busy()
        : PandaException.notFound("Session", session.id().value());
  }

  private static PandaException busy() {
    return new PandaException(503, "UploadBusy", "Another request writes to this session");
  }

  /// A stretch of the file.
  ///
  /// @param start where it begins; -1 where nothing is sent
  private record Piece(long start) {

    private static final long NOTHING = -1;

    /// @throws PandaException where it cannot be one of a file of this size
    static Piece of(@Nullable String range, long size) {
      if (range == null) {
        return new Piece(0);
      }
      Matcher parts = RANGE.matcher(range.strip());
      if (!parts.matches()) {
        throw PandaException.badRequest("Content-Range must be like bytes 0-99/1000");
      }
      boolean isOther = !parts.group(3).equals("*") && Long.parseLong(parts.group(3)) != size;
      if (isOther) {
        throw PandaException.badRequest("The file was said to have " + size + " bytes");
      }
      return new Piece(parts.group(1) == null ? NOTHING : Long.parseLong(parts.group(1)));
    }
  }

  private void receive(Exchange exchange, UploadSession session) throws IOException {
    if (session.video() != null) {
      drop(exchange);
      sendVideo(
          exchange,
          parts
              .sessions()
              .video(session)
              .orElseThrow(() -> PandaException.notFound("Session", session.id().value())));
      return;
    }
    String type = Objects.requireNonNullElse(exchange.header("Content-Type"), "");
    try (Writing writing = turn(exchange, session)) {
      long size = writing.upload().size().orElseThrow();
      if (MultipartBody.isOne(type)) {
        readPart(exchange, type, writing, size);
      } else {
        Piece piece = Piece.of(exchange.header("Content-Range"), size);
        long held = writing.upload().offset();
        if (piece.start() != Piece.NOTHING && piece.start() <= held) {
          append(writing, piece.start(), exchange.bodyStream(Long.MAX_VALUE), size);
        } else {
          drop(exchange);
        }
      }
      if (writing.isFull()) {
        sendVideo(exchange, complete(session, writing));
      } else {
        sendHeld(exchange, writing.upload());
      }
    } catch (UploadFaultException refused) {
      throw refused(session, refused);
    }
  }

  /// A client that goes on by the same connection has sent this before it reads our answer.
  private void drop(Exchange exchange) throws IOException {
    var _ =
        exchange.bodyStream(settings.uploadBytesMax()).transferTo(OutputStream.nullOutputStream());
  }

  /// What is behind the end of the file does not matter; clients announce whole pieces.
  private static void append(Writing writing, long start, InputStream body, long size)
      throws IOException {
    writing.goBackTo(start);
    writing.append(new FirstBytes(body, size - start), Optional.empty());
  }

  private static void readPart(Exchange exchange, String type, Writing writing, long size)
      throws IOException {
    InputStream body = exchange.bodyStream(size + AROUND_FILE_MAX);
    MultipartBody.read(type, body, new MultipartBody.Visitor() {
      @Override
      public void field(String name, String value) {} // All was said when the session began.

      @Override
      public void file(String name, String fileName, InputStream bytes) throws IOException {
        if (name.equals("file")) {
          append(writing, 0, bytes, size);
        }
      }
    });
  }

  private Video complete(UploadSession session, Writing writing) throws IOException {
    try {
      return parts.sessions().complete(session, writing);
    } catch (NotAVideoException wrong) {
      throw PandaException.notAVideo(String.valueOf(wrong.getMessage()));
    }
  }

  private static void sendVideo(Exchange exchange, Video video) throws IOException {
    Answers.send(exchange, 200, VideoJson.of(video, true), false);
  }

  private static void sendHeld(Exchange exchange, Upload upload) throws IOException {
    if (upload.offset() > 0) {
      exchange.header("Range", "0-" + (upload.offset() - 1));
    }
    exchange.sendEmpty(204);
  }
}
