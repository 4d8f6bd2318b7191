package io.kinora.infra.platform;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.platform.Standing.Complete;
import io.kinora.infra.platform.Standing.Gone;
import io.kinora.infra.platform.Standing.Open;
import io.kinora.infra.platform.Standing.Unknown;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Sends one video to its end, by whatever [Protocol].
///
/// The session is noted before the first byte, and again before each piece: an attempt that
/// follows asks the platform what it has, and goes on there. Where the platform has forgotten a
/// session whose last piece was on its way, nobody can tell whether the video is there: it is sent
/// again, and the result says so.
final class Sending {

  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  /// In one attempt; the next one begins when whoever runs it thinks it is time.
  private static final int SESSIONS_MAX = 3;

  /// Steps one after the other that bring nothing; a broken piece takes two.
  private static final int IDLE_STEPS_MAX = 6;

  private final Platform platform;
  private final Protocol protocol;
  private final Upload upload;
  private Note note = new Note(JsonNodeFactory.instance.objectNode(), 0, false);
  private int sessionCount;
  private int idleStepCount;
  private long mostBytes = -1;
  private boolean isAtLeastOnce;

  Sending(Platform platform, Protocol protocol, Upload upload) {
    this.platform = platform;
    this.protocol = protocol;
    this.upload = upload;
  }

  /// What is known of a session.
  ///
  /// @param session      the platform's own
  /// @param arrivedBytes how much the platform had
  /// @param isLast       whether nothing is missing once what is on its way arrives
  private record Note(ObjectNode session, long arrivedBytes, boolean isLast) {}

  /// @param id what the platform calls the video
  record Sent(String id, boolean isAtLeastOnce) {}

  Sent toTheEnd() throws InterruptedException {
    for (Standing standing = start(); ; standing = next(standing)) {
      if (standing instanceof Complete(String id)) {
        upload.arrived(upload.sizeBytes());
        return new Sent(id, isAtLeastOnce);
      }
    }
  }

  private Standing next(Standing standing) throws InterruptedException {
    return switch (standing) {
      case Complete complete -> complete;
      case Open(long arrivedBytes) -> step(arrivedBytes);
      case Gone _ -> anew();
      case Unknown(String reason) -> {
        countIdleStep(reason);
        yield protocol.ask(note.session(), note.arrivedBytes());
      }
    };
  }

  private Standing start() {
    Optional<Note> earlier = earlier();
    if (earlier.isEmpty()) {
      return anew();
    }
    note = earlier.get();
    return protocol.ask(note.session(), note.arrivedBytes());
  }

  private Standing anew() {
    if (++sessionCount > SESSIONS_MAX) {
      throw unreachable("it forgets uploads that it has begun").asException();
    }
    if (note.isLast()) {
      LOG.info("{} has forgotten an upload whose last piece was on its way.", platform.title());
      isAtLeastOnce = true;
    }
    note = new Note(protocol.begin(), 0, false);
    mostBytes = -1;
    return new Open(0);
  }

  private Standing step(long arrivedBytes) throws InterruptedException {
    if (arrivedBytes < 0 || arrivedBytes > upload.sizeBytes()) {
      throw unreachable("it says that it has more than there is").asException();
    }
    if (arrivedBytes > mostBytes) {
      mostBytes = arrivedBytes;
      idleStepCount = 0;
    } else {
      countIdleStep("it takes nothing more");
    }
    upload.arrived(arrivedBytes);
    long missing = upload.sizeBytes() - arrivedBytes;
    int length = (int) Math.min(missing, protocol.pieceBytes(note.session()));
    keep(new Note(note.session(), arrivedBytes, length == missing));
    return length == 0
        ? protocol.finish(note.session())
        : protocol.send(note.session(), arrivedBytes, length);
  }

  private void countIdleStep(String reason) {
    if (++idleStepCount > IDLE_STEPS_MAX) {
      throw unreachable(reason).asException();
    }
  }

  private void keep(Note next) throws InterruptedException {
    note = next;
    ObjectNode text = JsonNodeFactory.instance.objectNode();
    text.put("size", upload.sizeBytes());
    text.put("arrived", next.arrivedBytes());
    text.put("last", next.isLast());
    text.put("twice", isAtLeastOnce);
    text.set("session", next.session());
    upload.note(text.toString());
  }

  /// Of a file of another size nothing is gone on with: the source has changed meanwhile.
  private Optional<Note> earlier() {
    Optional<JsonNode> noted = upload.earlierNote().map(JSON::readTree);
    if (noted.isEmpty()) {
      return Optional.empty();
    }
    JsonNode text = noted.get();
    boolean isLast = text.path("last").asBoolean();
    isAtLeastOnce = text.path("twice").asBoolean();
    if (text.path("size").asLong() != upload.sizeBytes()) {
      isAtLeastOnce |= isLast;
      return Optional.empty();
    }
    return Optional.of(
        new Note((ObjectNode) text.path("session"), text.path("arrived").asLong(), isLast));
  }

  private Failure unreachable(String reason) {
    return new Failure(FailureCode.OUTPUT_UNREACHABLE, platform.title() + ": " + reason);
  }
}
