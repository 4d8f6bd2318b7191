package io.kinora.engine.work;

import io.kinora.media.transcode.AudioCodec;
import io.kinora.media.transcode.SoundWish;
import io.kinora.media.transcode.VideoWish;
import tools.jackson.databind.JsonNode;

/// The parameters of videos that are encoded, which several kinds have.
///
/// Source: the tasks contract, sections 10 and 11; the ranges are our choice.
final class VideoWishes {

  private VideoWishes() {}

  static Parameter crop() {
    return Parameter.truth("crop", "Whether the size is filled, and what sticks out cut off.")
        .orElse(false);
  }

  static Parameter videoCodec() {
    return Parameter.string("video_codec", "The codec of the pictures.")
        .orElse("h264")
        .oneOf("h264");
  }

  static Parameter audioCodec() {
    return Parameter.string(
            "audio_codec",
            "The codec of the sound. AAC and MP3 come in MP4, MP2 in an MPEG transport stream,"
                + " the others in ASF.")
        .orElse("aac")
        .oneOf("mp2", "mp3", "aac", "wmav1", "wmav2");
  }

  static Parameter audioBitrate() {
    return Parameter.integer("audio_bitrate", "Of the sound, in kbit/s; the nearest there is.")
        .orElse(128)
        .orElseIn(KindVersion.V1, 64)
        .between(8, 512);
  }

  static Parameter sampleRate() {
    return Parameter.integer("sample_rate", "Of the sound, samples a second.")
        .orElse(44_100)
        .orElseIn(KindVersion.V1, 48_000)
        .oneOf("22050", "44100", "48000");
  }

  static Parameter videoBitrate(String sentence) {
    return Parameter.integer("video_bitrate", sentence).between(1, 100_000);
  }

  static Parameter crf() {
    return Parameter.integer("crf", "The quality of the pictures: 0 is best, 51 worst.")
        .orElse(23)
        .between(0, 51);
  }

  static Parameter gop() {
    return Parameter.integer("gop", "So many frames lie between two key frames at most.")
        .orElse(250)
        .between(1, 10_000);
  }

  /// @param videoKbit where the parameters name none
  static VideoWish of(JsonNode parameters, int videoKbit) {
    return new VideoWish(
        Sides.fit(parameters),
        parameters.path("video_bitrate").asInt(videoKbit),
        parameters.path("crf").asInt(),
        parameters.path("gop").asInt(),
        new SoundWish(
            AudioCodec.named(parameters.path("audio_codec").asString()),
            parameters.path("audio_bitrate").asInt(),
            parameters.path("sample_rate").asInt()));
  }
}
