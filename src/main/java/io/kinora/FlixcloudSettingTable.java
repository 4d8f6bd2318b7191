package io.kinora;

import io.kinora.api.flixcloud.FlixcloudSettings;
import java.util.List;

/// The settings of Flix Cloud with their descriptions. Source: the flixcloud contract, sections 5,
/// 10 and 12.
final class FlixcloudSettingTable {

  static final Setting<String> NOTIFICATION_METHOD = Setting.of(
      "FLIX_NOTIFICATION_METHOD",
      SettingType.PUT_OR_POST,
      "PUT",
      "How customers of Flix Cloud are told that a job is at its end.");

  static final Setting<Boolean> NOTIFICATION_EMPTY_ELEMENTS = Setting.of(
      "FLIX_NOTIFICATION_EMPTY_ELEMENTS",
      SettingType.TRUTH,
      "false",
      "Whether numbers that nobody knows are told as empty elements, as of old, or left out.");

  static final Setting<Boolean> VP6_AS_H264 = Setting.of(
      "FLIX_VP6_AS_H264",
      SettingType.TRUTH,
      "false",
      "Whether recipes for VP6, which nobody can encode any more, give H.264.");

  static final Setting<Integer> PRICE = Setting.of(
      "FLIX_PRICE",
      SettingType.number("MILLICENTS", 0, 1_000_000_000),
      "0",
      "What a minute of new video costs, in thousandths of a cent; told to customers.");

  static final Setting<Long> MAX_INPUT = Setting.of(
      "FLIX_MAX_INPUT",
      SettingType.BYTES,
      "10737418240",
      "The largest file that a job of Flix Cloud fetches.");

  static final List<Setting<?>> ALL =
      List.of(NOTIFICATION_METHOD, NOTIFICATION_EMPTY_ELEMENTS, VP6_AS_H264, PRICE, MAX_INPUT);

  private FlixcloudSettingTable() {}

  static FlixcloudSettings of(Settings settings) {
    return new FlixcloudSettings(
        settings.value(NOTIFICATION_METHOD),
        settings.value(NOTIFICATION_EMPTY_ELEMENTS),
        settings.value(VP6_AS_H264),
        settings.value(PRICE),
        new FlixcloudSettings.Opened(
            settings.value(TransferSettingTable.HTTP_PUT),
            !settings.value(TransferSettingTable.FOLDERS).isEmpty()));
  }
}
