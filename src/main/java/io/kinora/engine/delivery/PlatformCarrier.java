package io.kinora.engine.delivery;

import io.kinora.engine.connection.Connection;
import io.kinora.engine.connection.Platforms;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.platform.FacebookVideo;
import io.kinora.infra.platform.Platform;
import io.kinora.infra.platform.Upload;
import io.kinora.infra.platform.Uploaded;
import io.kinora.infra.platform.YouTubeVideo;
import java.util.Arrays;
import java.util.List;

/// Uploads videos to platforms by what is kept for their tenants there: the logins that targets
/// name no longer work anywhere.
///
/// Source: the factory contract, section 8.
final class PlatformCarrier implements Carrier {

  private final Platforms platforms;

  PlatformCarrier(Platforms platforms) {
    this.platforms = platforms;
  }

  @Override
  public Arrived carry(Parcel parcel, Upload upload) throws InterruptedException {
    Uploaded uploaded = switch (parcel.target().kind()) {
      case YOUTUBE -> toYouTube(parcel, upload);
      case FACEBOOK -> toFacebook(parcel, upload);
      case BRIGHTCOVE, DAILYMOTION -> throw notConnected(parcel);
      case STUPEFLIX_STORE, HTTP_POST, HTTP_PUT, S3, FTP ->
        throw new IllegalArgumentException("no platform: " + parcel.target());
    };
    return new Arrived(uploaded.id(), uploaded.address(), uploaded.isAtLeastOnce());
  }

  private Uploaded toYouTube(Parcel parcel, Upload upload) throws InterruptedException {
    Connection kept = connection(Platform.YOUTUBE, parcel);
    List<String> tags = Arrays.stream(parcel.meta("tags", "").split(",", -1))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .toList();
    var video = new YouTubeVideo(
        title(parcel),
        description(parcel),
        tags,
        YouTubeVideo.USUAL_CATEGORY,
        parcel.meta("acl", YouTubeVideo.USUAL_PRIVACY));
    return platforms.youTube().upload(upload, video, kept.googleAccess());
  }

  private Uploaded toFacebook(Parcel parcel, Upload upload) throws InterruptedException {
    Connection kept = connection(Platform.FACEBOOK, parcel);
    var video = new FacebookVideo(title(parcel), description(parcel), "", false);
    return platforms.facebook().upload(upload, video, kept.facebookAccess());
  }

  private Connection connection(Platform platform, Parcel parcel) {
    if (!platforms.connectors().isOpen(platform)) {
      throw notConnected(parcel);
    }
    return platforms
        .findConnection(platform, parcel.tenant())
        .orElseThrow(() -> notConnected(parcel));
  }

  private static String title(Parcel parcel) {
    Parcel.Video video = parcel.video();
    return parcel.meta("title", video.user() + "/" + video.resource());
  }

  private static String description(Parcel parcel) {
    return parcel.meta("description", "");
  }

  private static FailureException notConnected(Parcel parcel) {
    return Carrier.failure(FailureCode.OUTPUT_REFUSED, parcel.target() + " is not connected");
  }

  /// Nobody sees what a platform has in part, and it forgets that by itself.
  @Override
  public void forget(Parcel parcel) {}
}
