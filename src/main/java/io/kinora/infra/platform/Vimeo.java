package io.kinora.infra.platform;

import io.kinora.infra.outbound.Call;
import io.kinora.infra.outbound.CallResult.Answered;
import io.kinora.infra.outbound.Calls;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// Uploads to Vimeo. All threads may use it.
public final class Vimeo {

  private final Calls calls;
  private final Settings settings;
  private final InstantSource clock;

  /// @param api        without a slash at its end
  /// @param pieceBytes what is sent at once
  public record Settings(URI api, int pieceBytes) {

    /// The address that is documented.
    public static Settings usual() {
      return new Settings(URI.create("https://api.vimeo.com"), 16 << 20);
    }
  }

  /// @param freeBytes what the account has left; unknown where Vimeo does not say
  public record Result(Uploaded uploaded, OptionalLong freeBytes) {}

  public Vimeo(Calls calls, Settings settings, InstantSource clock) {
    this.calls = calls;
    this.settings = settings;
    this.clock = clock;
  }

  /// Uploads a video, or goes on with an upload that an earlier attempt has noted.
  ///
  /// @param title       empty for none
  /// @param description empty for none
  /// @throws io.kinora.infra.base.FailureException `OUTPUT_REFUSED` or `OUTPUT_UNREACHABLE`
  /// @throws InterruptedException when the work was stopped
  public Result upload(Upload upload, String title, String description, VimeoAccess access)
      throws InterruptedException {
    var conversation = new Conversation(Platform.VIMEO, calls, upload);
    access.secrets().forEach(conversation::hide);
    var protocol = new VimeoProtocol(this, conversation, access, title, description);
    Sending.Sent sent = new Sending(Platform.VIMEO, protocol, upload).toTheEnd();
    var uploaded = new Uploaded(sent.id(), sent.id(), sent.isAtLeastOnce());
    return new Result(uploaded, freeBytes(conversation, access));
  }

  /// The video is there: that Vimeo does not tell this is no reason to fail.
  private OptionalLong freeBytes(Conversation conversation, VimeoAccess access) {
    URI target = URI.create(settings.api() + "/me?fields=upload_quota.space.free");
    Answered answer = conversation.ask(Call.of("GET", target, headers("GET", target, access)));
    JsonNode free = Conversation.json(answer).path("upload_quota").path("space").path("free");
    return answer.isAccepted() && free.isIntegralNumber()
        ? OptionalLong.of(free.asLong())
        : OptionalLong.empty();
  }

  Settings settings() {
    return settings;
  }

  Map<String, String> headers(String method, URI target, VimeoAccess access) {
    return Map.of(
        "Authorization",
        access.header(method, target, clock.instant()),
        "Accept",
        "application/vnd.vimeo.*+json;version=3.4");
  }
}
