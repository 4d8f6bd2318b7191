package io.kinora;

import io.kinora.api.publishing.CorsOrigins;
import io.kinora.api.publishing.PublishingSettings;
import io.kinora.api.publishing.VideoRules;
import io.kinora.engine.publishing.LaunchFormat;
import io.kinora.engine.publishing.VideoLifetimes;
import io.kinora.engine.upload.UploadRules;
import io.kinora.engine.webhook.WebhookRules;
import io.kinora.media.publish.PublishSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The settings of the publishing API with their descriptions. Source: the publishing contract,
/// section 19.
final class PublishingSettingTable {

  static final Setting<String> API_PREFIX = Setting.of(
      "PUBLISHING_API_PREFIX",
      SettingType.API_PREFIX,
      "/publishing/v1",
      "Path below which the publishing API has its videos.");

  static final Setting<CorsOrigins> CORS_ORIGINS = Setting.of(
      "PUBLISHING_CORS_ORIGINS",
      SettingType.ORIGINS,
      "none",
      "Sites whose pages may use the publishing API from a browser.");

  static final Setting<Integer> TOKEN_TTL = Setting.of(
      "PUBLISHING_TOKEN_TTL",
      SettingType.number("SECONDS", 60, 86_400),
      "3600",
      "How long an access token of the publishing API works, in seconds.");

  static final Setting<Integer> RATE_LIMIT = Setting.of(
      "PUBLISHING_RATE_LIMIT",
      SettingType.number("COUNT", 1, Integer.MAX_VALUE),
      "3000",
      "Requests a minute that a credential of the publishing API may make of this process.");

  static final Setting<String> MEDIA_PREFIX = Setting.of(
      "PUBLISHING_MEDIA_PREFIX",
      SettingType.API_PREFIX,
      "/media",
      "Path below which players find the files of published videos.");

  static final Setting<Long> MAX_UPLOAD = Setting.of(
      "PUBLISHING_MAX_UPLOAD",
      SettingType.BYTES,
      "5368709120",
      "The largest file that a published video may have.");

  static final Setting<Integer> UPLOAD_IDLE_EXPIRY = Setting.of(
      "PUBLISHING_UPLOAD_IDLE_EXPIRY",
      SettingType.number("SECONDS", 1, Integer.MAX_VALUE),
      "86400",
      "So long after its last byte an upload is given up, in seconds.");

  static final Setting<Integer> UPLOAD_TOTAL_EXPIRY = Setting.of(
      "PUBLISHING_UPLOAD_TOTAL_EXPIRY",
      SettingType.number("SECONDS", 1, Integer.MAX_VALUE),
      "604800",
      "So long after its slot was made an upload is given up, in seconds.");

  static final Setting<Integer> MAX_DURATION = Setting.of(
      "PUBLISHING_MAX_DURATION",
      SettingType.number("SECONDS", 1, 1_000_000),
      "14400",
      "How long a published video may be, in seconds.");

  static final Setting<Integer> MAX_HEIGHT = Setting.of(
      "PUBLISHING_MAX_HEIGHT",
      SettingType.number("PIXELS", 180, 4_320),
      "1080",
      "The shorter side of the largest size that published videos are encoded in.");

  static final Setting<Integer> SEGMENT = Setting.of(
      "PUBLISHING_SEGMENT",
      SettingType.number("SECONDS", 2, 30),
      "4",
      "How long the segments of published videos are, in seconds.");

  static final Setting<Optional<Integer>> JOBS = new Setting<>(
      "KINORA_PUBLISHING_JOBS",
      SettingType.number("COUNT", 1, 1_000).optional(),
      "",
      "one for each two cores",
      "How many published videos are encoded at once in this process; of one tenant as many as in"
          + " all processes together.");

  static final Setting<Integer> JOB_ATTEMPTS = Setting.of(
      "PUBLISHING_JOB_ATTEMPTS",
      SettingType.number("COUNT", 1, 100),
      "3",
      "How often each step of a published video is tried, when the server fails or dies.");

  static final Setting<LaunchFormat> LAUNCH_FORMAT = Setting.of(
      "PUBLISHING_LAUNCH_FORMAT",
      SettingType.LAUNCH_FORMAT,
      "hls",
      "What the launch address of a published video names where its slot says nothing.");

  static final Setting<Integer> PLAYBACK_TTL = Setting.of(
      "PUBLISHING_PLAYBACK_TTL",
      SettingType.number("SECONDS", 1, Integer.MAX_VALUE),
      "21600",
      "How long the addresses of a signed video work, in seconds.");

  static final Setting<Integer> OPEN_SLOTS = Setting.of(
      "PUBLISHING_OPEN_SLOTS",
      SettingType.number("COUNT", 1, Integer.MAX_VALUE),
      "1000",
      "How many published videos of a tenant may wait for their file.");

  static final Setting<Optional<Long>> TENANT_BYTES = new Setting<>(
      "KINORA_PUBLISHING_TENANT_BYTES",
      SettingType.BYTES.optional(),
      "",
      "as many as there is room for",
      "How many bytes a tenant of the publishing API may have, in all its files.");

  static final Setting<Integer> KEEP_SOURCE = Setting.of(
      "PUBLISHING_KEEP_SOURCE",
      SettingType.number("SECONDS", 0, Integer.MAX_VALUE),
      "604800",
      "How long the file of a published video is kept once it is ready, in seconds.");

  static final Setting<Integer> KEEP_FAILED = Setting.of(
      "PUBLISHING_KEEP_FAILED",
      SettingType.number("SECONDS", 0, Integer.MAX_VALUE),
      "2592000",
      "How long a published video that failed is remembered, in seconds.");

  static final Setting<Integer> IDEMPOTENCY_TTL = Setting.of(
      "PUBLISHING_IDEMPOTENCY_TTL",
      SettingType.number("SECONDS", 1, Integer.MAX_VALUE),
      "86400",
      "How long the answer to an Idempotency-Key is remembered, in seconds.");

  static final Setting<Boolean> WEBHOOK_ALLOW_PRIVATE = Setting.of(
      "PUBLISHING_WEBHOOK_ALLOW_PRIVATE",
      SettingType.TRUTH,
      "false",
      "Whether webhooks may name addresses of this machine and of private networks, and http.");

  static final List<Setting<?>> ALL = List.of(
      API_PREFIX,
      MEDIA_PREFIX,
      CORS_ORIGINS,
      TOKEN_TTL,
      RATE_LIMIT,
      MAX_UPLOAD,
      UPLOAD_IDLE_EXPIRY,
      UPLOAD_TOTAL_EXPIRY,
      MAX_DURATION,
      MAX_HEIGHT,
      SEGMENT,
      JOBS,
      JOB_ATTEMPTS,
      LAUNCH_FORMAT,
      PLAYBACK_TTL,
      OPEN_SLOTS,
      TENANT_BYTES,
      KEEP_SOURCE,
      KEEP_FAILED,
      IDEMPOTENCY_TTL,
      WEBHOOK_ALLOW_PRIVATE);

  private PublishingSettingTable() {}

  /// How many videos are encoded at once.
  static int jobs(Settings settings) {
    return settings.value(JOBS).orElse(Math.max(1, settings.cores() / 2));
  }

  /// What holds for the files that clients send.
  static UploadRules uploadRules(Settings settings) {
    return new UploadRules(
        settings.value(MAX_UPLOAD),
        Duration.ofSeconds(settings.value(UPLOAD_IDLE_EXPIRY)),
        Duration.ofSeconds(settings.value(UPLOAD_TOTAL_EXPIRY)));
  }

  /// What holds for the making of videos.
  static PublishSettings publishSettings(Settings settings) {
    return new PublishSettings(
        Duration.ofSeconds(settings.value(MAX_DURATION)),
        settings.value(MAX_HEIGHT),
        Duration.ofSeconds(settings.value(SEGMENT)),
        settings.cores());
  }

  static VideoRules videoRules(Settings settings) {
    return new VideoRules(
        settings.value(MEDIA_PREFIX),
        settings.value(LAUNCH_FORMAT),
        Duration.ofSeconds(settings.value(PLAYBACK_TTL)),
        settings.value(OPEN_SLOTS),
        settings.value(TENANT_BYTES).orElse(Long.MAX_VALUE));
  }

  static WebhookRules webhookRules(Settings settings) {
    return WebhookRules.usual(settings.value(WEBHOOK_ALLOW_PRIVATE));
  }

  static VideoLifetimes lifetimes(Settings settings) {
    return new VideoLifetimes(
        Duration.ofSeconds(settings.value(KEEP_SOURCE)),
        Duration.ofSeconds(settings.value(KEEP_FAILED)));
  }

  /// Those in force.
  static PublishingSettings read(Settings settings, URI publicUrl) {
    return new PublishingSettings(
        publicUrl,
        settings.value(API_PREFIX),
        Duration.ofSeconds(settings.value(TOKEN_TTL)),
        settings.value(RATE_LIMIT),
        settings.value(CORS_ORIGINS));
  }
}
