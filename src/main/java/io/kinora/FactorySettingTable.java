package io.kinora;

import io.kinora.api.factory.FactorySettings;
import io.kinora.engine.film.FilmKeeping;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// The settings of the API of Stupeflix with their descriptions. Source: the factory contract,
/// sections 1, 2, 3.4 and 11.
final class FactorySettingTable {

  static final Setting<String> SERVICE = Setting.of(
      "FACTORY_SERVICE",
      SettingType.SERVICE,
      "stupeflix-1.0",
      "The first segment of all paths of the API of Stupeflix; its clients sign it.");

  static final Setting<Boolean> LENIENT = Setting.of(
      "FACTORY_IDENTIFIERS_LENIENT",
      SettingType.TRUTH,
      "false",
      "Whether users and resources may have '.', '_' and '-' in their names there.");

  static final Setting<Integer> TOLERANCE = Setting.of(
      "FACTORY_CLOCK_TOLERANCE",
      SettingType.number("SECONDS", 1, 86_400),
      "900",
      "How far the clock of one of its clients may be off.");

  static final Setting<Integer> URL_TTL = Setting.of(
      "FACTORY_URL_TTL",
      SettingType.number("SECONDS", 60, 2_592_000),
      "86400",
      "How long an address works that it gives out, or that a client has signed.");

  static final Setting<Integer> VIDEO_TTL = Setting.of(
      "FACTORY_VIDEO_TTL",
      SettingType.number("SECONDS", 3_600, 315_360_000),
      "86400",
      "How long its videos are kept.");

  static final Setting<Integer> DEFINITION_DAYS = Setting.of(
      "FACTORY_DEFINITION_DAYS",
      SettingType.number("DAYS", 1, 36_525),
      "30",
      "How long its definitions are kept.");

  static final Setting<Integer> STATUS_DAYS = Setting.of(
      "FACTORY_STATUS_DAYS",
      SettingType.number("DAYS", 1, 36_525),
      "30",
      "How long the status of a profile is told after its last change.");

  static final List<Setting<?>> ALL =
      List.of(SERVICE, LENIENT, TOLERANCE, URL_TTL, VIDEO_TTL, DEFINITION_DAYS, STATUS_DAYS);

  private FactorySettingTable() {}

  static FactorySettings of(Settings settings, URI publicUrl) {
    return new FactorySettings(
        publicUrl,
        settings.value(SERVICE),
        settings.value(LENIENT),
        Duration.ofSeconds(settings.value(TOLERANCE)),
        Duration.ofSeconds(settings.value(URL_TTL)));
  }

  static FilmKeeping.Lives lives(Settings settings) {
    return new FilmKeeping.Lives(
        Duration.ofSeconds(settings.value(VIDEO_TTL)),
        Duration.ofDays(settings.value(DEFINITION_DAYS)),
        Duration.ofDays(settings.value(STATUS_DAYS)));
  }
}
