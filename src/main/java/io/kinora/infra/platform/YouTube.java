package io.kinora.infra.platform;

import io.kinora.infra.outbound.Calls;
import java.net.URI;

/// Uploads to YouTube. All threads may use it.
public final class YouTube {

  private final Calls calls;
  private final Settings settings;

  /// @param videos     where sessions are opened
  /// @param tokens     the token endpoint
  /// @param pieceBytes what is sent at once; a multiple of 256 KiB, as the protocol wants it
  public record Settings(URI videos, URI tokens, int pieceBytes) {

    private static final int UNIT_BYTES = 256 << 10;

    public Settings {
      if (pieceBytes < UNIT_BYTES || pieceBytes % UNIT_BYTES != 0) {
        throw new IllegalArgumentException("pieceBytes must be a multiple of " + UNIT_BYTES);
      }
    }

    /// The addresses that are documented.
    public static Settings usual() {
      return new Settings(
          URI.create("https://www.googleapis.com/upload/youtube/v3/videos"),
          URI.create("https://oauth2.googleapis.com/token"),
          32 * UNIT_BYTES);
    }
  }

  public YouTube(Calls calls, Settings settings) {
    this.calls = calls;
    this.settings = settings;
  }

  /// Uploads a video, or goes on with an upload that an earlier attempt has noted.
  ///
  /// @throws io.kinora.infra.base.FailureException `OUTPUT_REFUSED` or `OUTPUT_UNREACHABLE`
  /// @throws InterruptedException when the work was stopped
  public Uploaded upload(Upload upload, YouTubeVideo video, GoogleAccess access)
      throws InterruptedException {
    var conversation = new Conversation(Platform.YOUTUBE, calls, upload);
    var bearer = new GoogleBearer(settings.tokens(), access, conversation);
    var protocol =
        new YouTubeProtocol(settings, conversation, bearer, video, access.developerKey());
    Sending.Sent sent = new Sending(Platform.YOUTUBE, protocol, upload).toTheEnd();
    // Source: the tasks contract, section 9: with http, as clients have always had it.
    String address = "http://www.youtube.com/watch?v=" + sent.id();
    return new Uploaded(sent.id(), address, sent.isAtLeastOnce());
  }
}
