package io.kinora;

import io.kinora.infra.s3.S3Keys;
import io.kinora.infra.s3.S3Settings.Addressing;
import io.kinora.infra.transfer.S3Access;
import io.kinora.infra.transfer.TransferSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The settings of how files come from clients' servers and go there, with their descriptions.
final class TransferSettingTable {

  static final Setting<Optional<String>> ACCESS_KEY = new Setting<>(
      "KINORA_TRANSFER_S3_ACCESS_KEY",
      SettingType.TEXT.optional(),
      "",
      "none: each address brings its own",
      "Key for s3 addresses without one; all that it opens is open to all clients.");

  static final Setting<Optional<String>> SECRET_KEY = new Setting<>(
      "KINORA_TRANSFER_S3_SECRET_KEY",
      SettingType.SECRET.optional(),
      "",
      "none",
      "The secret of that key.");

  static final Setting<Boolean> HTTP_PUT = Setting.of(
      "TRANSFER_HTTP_PUT",
      SettingType.TRUTH,
      "false",
      "Whether outputs may go to http and https addresses, by PUT, where a client names one.");

  static final Setting<List<Path>> FOLDERS = Setting.of(
      "TRANSFER_FOLDERS",
      SettingType.FOLDERS,
      "",
      "Folders of this machine, with commas, that file addresses of Flix Cloud may lead into; all"
          + " that is in them is open to all its clients.");

  static final List<Setting<?>> ALL = List.of(ACCESS_KEY, SECRET_KEY, HTTP_PUT, FOLDERS);

  private TransferSettingTable() {}

  static TransferSettings of(Settings settings) {
    return new TransferSettings(
        settings.data().resolve("known_hosts"),
        settings.value(HTTP_PUT),
        s3(settings),
        settings.value(FOLDERS));
  }

  /// The service is that of the storage's settings, the keys never are: a client could name
  /// files of others.
  private static S3Access s3(Settings settings) {
    URI endpoint = settings.value(StorageSettingTable.ENDPOINT).orElse(null);
    boolean isInPath = settings.value(StorageSettingTable.PATH_STYLE).orElse(endpoint != null);
    return new S3Access(
        endpoint,
        settings.value(StorageSettingTable.REGION),
        isInPath ? Addressing.PATH : Addressing.HOST,
        keys(settings));
  }

  private static @Nullable S3Keys keys(Settings settings) {
    Optional<String> access = settings.value(ACCESS_KEY);
    Optional<String> secret = settings.value(SECRET_KEY);
    if (access.isPresent() != secret.isPresent()) {
      throw new InvalidSettingException(
          ACCESS_KEY.name() + " and " + SECRET_KEY.name() + " are set together or not at all.");
    }
    return access.isEmpty() ? null : new S3Keys(access.get(), secret.orElseThrow());
  }
}
