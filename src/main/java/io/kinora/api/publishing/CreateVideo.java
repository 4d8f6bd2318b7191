package io.kinora.api.publishing;

import io.kinora.api.http.Exchange;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.publishing.Idempotency;
import io.kinora.engine.publishing.Idempotency.Verdict;
import io.kinora.engine.publishing.Slot;
import io.kinora.engine.publishing.VideoId;
import io.kinora.engine.publishing.Videos.WithUpload;
import io.kinora.engine.upload.UploadLockedException;
import io.kinora.engine.upload.Writing;
import io.kinora.infra.base.Sha256;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.SqlWork;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reserves a slot. Source: the publishing contract, section 6.
final class CreateVideo {

  private static final JsonMapper JSON = JsonMapper.shared();

  /// Of the header `Idempotency-Key`, without its quotes.
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private final VideoParts parts;
  private final VideoWording wording;

  CreateVideo(VideoParts parts, VideoWording wording) {
    this.parts = parts;
    this.wording = wording;
  }

  void answer(Call call) throws IOException {
    JsonBody body = JsonBody.read(call, "application/json");
    String key = key(call.exchange().header("Idempotency-Key"));
    if (key == null) {
      send(call.exchange(), made(call, body, null));
      return;
    }
    TenantId tenant = call.caller().tenant();
    switch (parts.idempotency().begin(tenant, key, Sha256.hex(body.bytes()))) {
      case Verdict.First _ -> send(call.exchange(), firstOf(key, call, body));
      case Verdict.Again(String answer) -> {
        call.exchange().header("Idempotency-Replayed", "true");
        send(call.exchange(), (ObjectNode) JSON.readTree(answer));
      }
      case Verdict.Other _ ->
        throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED).asException();
      case Verdict.Running _ ->
        throw Problem.of(ProblemCode.IDEMPOTENCY_IN_PROGRESS)
            .withHeader("Retry-After", "1")
            .asException();
    }
  }

  private static @Nullable String key(@Nullable String header) {
    if (header == null) {
      return null;
    }
    String text = header.strip();
    boolean isQuoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    String key = isQuoted ? text.substring(1, text.length() - 1) : text;
    if (!KEY.matcher(key).matches()) {
      throw Problem.of(
              ProblemCode.BAD_REQUEST, "Idempotency-Key must have 1 to 255 visible characters.")
          .asException();
    }
    return key;
  }

  /// What could not be done may be asked again under the same key.
  private ObjectNode firstOf(String key, Call call, JsonBody body) throws IOException {
    boolean isDone = false;
    try {
      ObjectNode answer = made(call, body, key);
      isDone = true;
      return answer;
    } finally {
      if (!isDone) {
        parts.idempotency().forget(call.caller().tenant(), key);
      }
    }
  }

  /// @param key under which the answer is remembered, in the transaction that makes the slot
  private ObjectNode made(Call call, JsonBody body, @Nullable String key) throws IOException {
    TenantId tenant = call.caller().tenant();
    parts.quotas().checkSlot(tenant);
    var reading = new SlotReading(body);
    OptionalLong said = reading.size();
    checkSize(said);
    Slot slot = reading.slot(parts.rules().launchFormat());
    Optional<AssetFile> source = reading.source(parts.library(), tenant);
    OptionalLong size = source.map(it -> OptionalLong.of(it.sizeBytes())).orElse(said);
    checkSize(size);
    WithUpload made = parts.videos().prepare(tenant, slot, size);
    if (reading.isDelegated()) {
      made = made.delegatedBy(Sha256.hex(parts.delegates().wordFor(made.video().id())));
    }
    ObjectNode answer = wording.whole(made).body();
    Idempotency idempotency = parts.idempotency();
    SqlWork rows =
        key == null ? SqlWork.NOTHING : idempotency.remember(tenant, key, answer.toString());
    parts.videos().begin(made, rows);
    Trail.changed(call, "video.create", made.video());
    if (source.isPresent()) {
      fill(made, source.get());
    }
    return answer;
  }

  /// Nobody has to send what is here already.
  private void fill(WithUpload made, AssetFile source) throws IOException {
    try (Writing writing = parts.uploads().write(made.upload().id(), () -> {}).orElseThrow();
        InputStream bytes = parts.library().open(source, 0)) {
      writing.append(bytes, Optional.empty());
      parts.videos().publish(writing);
    } catch (UploadLockedException failure) {
      throw new IllegalStateException("nobody else knows this upload yet", failure);
    }
  }

  private void checkSize(OptionalLong size) {
    long most = wording.bytesMax();
    if (size.isPresent() && size.getAsLong() > most) {
      throw UploadProblems.tooLarge(most).asException();
    }
  }

  /// The word of a delegated upload is not remembered anywhere: it is made anew for each answer.
  private void send(Exchange exchange, ObjectNode answer) throws IOException {
    String id = answer.path("id").asString();
    JsonNode address = answer.path("upload_url");
    if (address.isNull()) {
      String word = parts.delegates().wordFor(VideoId.parse(id));
      answer.set(
          "upload_url", JsonNodeFactory.instance.stringNode(wording.addresses().delegated(word)));
    }
    exchange.header("Location", answer.path("links").path("self").asString());
    exchange.header("ETag", Etags.of(answer.toString()));
    Answers.send(exchange, 201, answer);
  }
}
