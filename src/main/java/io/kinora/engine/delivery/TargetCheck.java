package io.kinora.engine.delivery;

import io.kinora.infra.outbound.ClientAddress;
import io.kinora.infra.transfer.Scheme;
import java.net.URI;
import java.util.Optional;

/// What can be told of an [UploadTarget] before anybody goes there.
final class TargetCheck {

  private static final String SAMPLE_FILE = "user_resource_profile.mp4";
  private static final String SAMPLE_FOLDER = "user/resource/profile";

  private TargetCheck() {}

  static Optional<String> objectionTo(UploadTarget target) {
    return missing(target).or(() -> wrong(target)).map(text -> target.kind().word() + ": " + text);
  }

  private static Optional<String> missing(UploadTarget target) {
    return target.kind().requiredAttributes().stream()
        .filter(name -> !target.attributes().containsKey(name))
        .findFirst()
        .map(name -> "the attribute " + name + " is missing");
  }

  private static Optional<String> wrong(UploadTarget target) {
    return switch (target.kind()) {
      case HTTP_POST -> wrongAddress(target);
      case HTTP_PUT -> wrongAddress(target).or(() -> PutHeaders.objectionTo(target.headers()));
      case S3 -> wrongBucket(target);
      case FTP ->
        FtpCarrier.findPlace(target, SAMPLE_FILE).isPresent()
            ? Optional.empty()
            : Optional.of("server is no host, or directory no folder");
      case STUPEFLIX_STORE, YOUTUBE, BRIGHTCOVE, FACEBOOK, DAILYMOTION -> Optional.empty();
    };
  }

  private static Optional<String> wrongAddress(UploadTarget target) {
    boolean isOnWeb = ClientAddress.parse(target.attribute(WebCarrier.URL))
        .filter(TargetCheck::isOnWeb)
        .isPresent();
    return isOnWeb ? Optional.empty() : Optional.of("url is no http or https address");
  }

  private static boolean isOnWeb(URI address) {
    return address.getRawAuthority() != null
        && Scheme.find(String.valueOf(address.getScheme()))
            .filter(Scheme::isOnWeb)
            .isPresent();
  }

  private static Optional<String> wrongBucket(UploadTarget target) {
    boolean hasId = !target.attribute(BucketCarrier.KEY_ID).isBlank();
    boolean hasSecret = !target.attribute(BucketCarrier.SECRET).isBlank();
    if (hasId != hasSecret) {
      return Optional.of("accesskey and secretkey are given together or not at all");
    }
    return BucketCarrier.findPlace(target, SAMPLE_FOLDER, "video.mp4").isPresent()
        ? Optional.empty()
        : Optional.of("bucket is no name of a bucket, or resourcePrefix no folder in one");
  }
}
