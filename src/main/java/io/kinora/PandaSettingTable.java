package io.kinora;

import io.kinora.api.panda.PandaSettings;
import io.kinora.engine.upload.UploadRules;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// The settings of Panda with their descriptions. Source: the panda contract, section 13.
final class PandaSettingTable {

  static final Setting<Boolean> LENIENT = Setting.of(
      "PANDA_AUTH_LENIENT",
      SettingType.TRUTH,
      "true",
      "Whether signatures of Panda's clients count that escape in ways of their own, or sign the"
          + " port.");

  static final Setting<Boolean> REPLAY = Setting.of(
      "PANDA_AUTH_REPLAY",
      SettingType.TRUTH,
      "true",
      "Whether a signature of a POST to Panda counts once only.");

  static final Setting<List<String>> HOST_NAMES = Setting.of(
      "PANDA_AUTH_HOSTNAMES",
      SettingType.HOST_NAMES,
      "",
      "Host names that Panda's clients may have signed besides the one they asked, with commas.");

  static final Setting<Long> MAX_UPLOAD = Setting.of(
      "PANDA_MAX_UPLOAD",
      SettingType.BYTES,
      "107374182400",
      "The largest file that Panda takes, sent or fetched.");

  static final Setting<String> COMPLETE_EVENT = Setting.of(
      "PANDA_NOTIFICATIONS_COMPLETE_EVENT",
      SettingType.COMPLETE_EVENT,
      "encoding-complete",
      "How Panda calls the end of an encoding in its notifications.");

  static final Setting<Integer> FORM_REDIRECT = Setting.of(
      "PANDA_FORM_REDIRECT",
      SettingType.FORM_REDIRECT,
      "307",
      "The status by which Panda sends a browser on after a form: 307 as of old, or 303.");

  static final List<Setting<?>> ALL =
      List.of(LENIENT, REPLAY, HOST_NAMES, MAX_UPLOAD, COMPLETE_EVENT, FORM_REDIRECT);

  private static final Duration SESSION_IDLE_MAX = Duration.ofHours(24);
  private static final Duration SESSION_MAX = Duration.ofDays(30);

  private PandaSettingTable() {}

  /// Source: the panda contract, section 8.5: sessions last 24 hours after what came last.
  static UploadRules uploadRules(Settings settings) {
    return new UploadRules(settings.value(MAX_UPLOAD), SESSION_IDLE_MAX, SESSION_MAX);
  }

  static PandaSettings of(Settings settings, URI publicUrl) {
    return new PandaSettings(
        publicUrl,
        settings.value(MAX_UPLOAD),
        new PandaSettings.Auth(
            settings.value(LENIENT), settings.value(REPLAY), settings.value(HOST_NAMES)),
        settings.value(COMPLETE_EVENT),
        settings.value(FORM_REDIRECT));
  }
}
