package io.kinora.infra.platform;

import io.kinora.infra.outbound.Calls;
import java.net.URI;

/// Uploads to Facebook. All threads may use it.
public final class Facebook {

  private final Calls calls;
  private final Settings settings;

  /// @param videos        of the Graph API, for videos; without a slash at its end
  /// @param graph         of the Graph API, for all else; without a slash at its end
  /// @param pieceBytesMax what is sent at once at most; Facebook may want less
  public record Settings(URI videos, URI graph, int pieceBytesMax) {

    /// The addresses that are documented.
    public static Settings usual() {
      return new Settings(
          URI.create("https://graph-video.facebook.com"),
          URI.create("https://graph.facebook.com"),
          16 << 20);
    }
  }

  public Facebook(Calls calls, Settings settings) {
    this.calls = calls;
    this.settings = settings;
  }

  /// Uploads a video, or goes on with an upload that an earlier attempt has noted.
  ///
  /// @throws io.kinora.infra.base.FailureException `OUTPUT_REFUSED` or `OUTPUT_UNREACHABLE`
  /// @throws InterruptedException when the work was stopped
  public Uploaded upload(Upload upload, FacebookVideo video, FacebookAccess access)
      throws InterruptedException {
    var conversation = new Conversation(Platform.FACEBOOK, calls, upload);
    access.fields().values().forEach(conversation::hide);
    conversation.hide(access.appSecret());
    var protocol = new FacebookProtocol(settings, conversation, video, access);
    Sending.Sent sent = new Sending(Platform.FACEBOOK, protocol, upload).toTheEnd();
    String address = "https://www.facebook.com/watch/?v=" + sent.id();
    return new Uploaded(sent.id(), address, sent.isAtLeastOnce());
  }
}
