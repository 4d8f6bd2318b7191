package io.kinora.api.publishing;

import io.kinora.engine.publishing.Video;
import io.kinora.engine.publishing.VideoId;
import java.util.Optional;

/// Where clients find what belongs to a video. Source: the publishing contract, section 2.
///
/// @param api   what the addresses of the API begin with
/// @param media what those of finished files begin with
record VideoAddresses(String api, String media) {

  static VideoAddresses of(PublishingSettings settings, VideoRules rules) {
    return new VideoAddresses(
        settings.publicUrl() + settings.apiPrefix(), settings.publicUrl() + rules.mediaPrefix());
  }

  String video(VideoId id) {
    return api + "/videos/" + id;
  }

  String status(VideoId id) {
    return video(id) + "/status";
  }

  String content(VideoId id) {
    return video(id) + "/content";
  }

  /// @param word by which others may send the file
  String delegated(String word) {
    return api + "/uploads/" + word;
  }

  /// @param pass without which players do not get the file, where its video is signed
  String file(Video.Media media, Optional<Pass> pass, String name) {
    String folder = pass.map(it -> it.segment() + "/").orElse("");
    return this.media + "/" + media.playbackId() + "/" + folder + name;
  }
}
