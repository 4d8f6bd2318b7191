package io.kinora;

import io.kinora.infra.s3.S3Keys;
import io.kinora.infra.s3.S3Settings;
import io.kinora.infra.s3.S3Settings.Addressing;
import io.kinora.infra.storage.FileCache;
import io.kinora.infra.storage.StoragePlace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The settings of where files are kept, with their descriptions.
final class StorageSettingTable {

  static final Setting<Optional<StoragePlace>> STORAGE = new Setting<>(
      "KINORA_STORAGE",
      SettingType.STORAGE.optional(),
      "",
      "storage in the data folder",
      "Where the files of clients and their products are kept; docs/storage.md tells of buckets.");

  static final Setting<Optional<URI>> ENDPOINT = new Setting<>(
      "KINORA_S3_ENDPOINT",
      SettingType.WEB_ADDRESS.optional(),
      "",
      "Amazon's in the region",
      "Address of the service that has the bucket.");

  static final Setting<String> REGION = Setting.of(
      "S3_REGION", SettingType.TEXT, "us-east-1", "Region of the bucket; MinIO takes any.");

  static final Setting<Optional<String>> ACCESS_KEY = new Setting<>(
      "KINORA_S3_ACCESS_KEY",
      SettingType.TEXT.optional(),
      "",
      "none",
      "Name of the user that the bucket lets in.");

  static final Setting<Optional<String>> SECRET_KEY = new Setting<>(
      "KINORA_S3_SECRET_KEY",
      SettingType.SECRET.optional(),
      "",
      "none",
      "The secret key of that user.");

  static final Setting<Optional<Boolean>> PATH_STYLE = new Setting<>(
      "KINORA_S3_PATH_STYLE",
      SettingType.TRUTH.optional(),
      "",
      "true where KINORA_S3_ENDPOINT is set",
      "Whether the bucket stands in the path of addresses; else it is a part of the host's name.");

  static final Setting<Optional<Path>> UPLOADS = new Setting<>(
      "KINORA_UPLOADS",
      SettingType.PATH.optional(),
      "",
      "uploads in the folder of the storage; with a bucket in the data folder",
      "Folder of uploads until their videos are made; with a bucket they only pass it.");

  static final Setting<Integer> FILE_CACHE_MB = Setting.of(
      "FILE_CACHE_MB",
      SettingType.number("MB", 0, Integer.MAX_VALUE),
      "4096",
      "Space in the data folder for files of the bucket that may be read again, in MiB.");

  static final List<Setting<?>> ALL = List.of(
      STORAGE, ENDPOINT, REGION, ACCESS_KEY, SECRET_KEY, PATH_STYLE, UPLOADS, FILE_CACHE_MB);

  private StorageSettingTable() {}

  static StoragePlace place(Settings settings) {
    return settings
        .value(STORAGE)
        .orElseGet(() -> new StoragePlace.Folder(settings.data().resolve("storage")));
  }

  /// It in words that are the same for the same place, as far as that can be seen from here.
  static String placeName(Settings settings) {
    return switch (place(settings)) {
      case StoragePlace.Folder(Path path) -> path.toAbsolutePath().normalize().toString();
      case StoragePlace.Bucket(String name, String prefix) ->
        "s3://" + name + (prefix.isEmpty() ? "" : "/" + prefix);
    };
  }

  /// Where uploads lie until their videos are made, or pass on their way to a bucket.
  static Path uploads(Settings settings) {
    Path parent = switch (place(settings)) {
      case StoragePlace.Folder(Path path) -> path;
      case StoragePlace.Bucket _ -> settings.data();
    };
    return settings.value(UPLOADS).orElseGet(() -> parent.resolve("uploads"));
  }

  /// Keeps what was fetched from the bucket; nothing where files are on this machine anyway.
  static Optional<FileCache> cache(Settings settings, Path folder, InstantSource clock)
      throws IOException {
    long bytesMax = (long) settings.value(FILE_CACHE_MB) << 20;
    return switch (place(settings)) {
      case StoragePlace.Folder _ -> Optional.empty();
      case StoragePlace.Bucket _ ->
        Optional.of(new FileCache(folder.resolve("files"), bytesMax, clock));
    };
  }

  /// How the service that has the bucket is reached.
  ///
  /// @throws InvalidSettingException where a key is missing
  static S3Settings s3(Settings settings) {
    URI endpoint = settings.value(ENDPOINT).orElse(null);
    boolean isInPath = settings.value(PATH_STYLE).orElse(endpoint != null);
    return new S3Settings(
        endpoint,
        settings.value(REGION),
        new S3Keys(needed(settings, ACCESS_KEY), needed(settings, SECRET_KEY)),
        isInPath ? Addressing.PATH : Addressing.HOST);
  }

  private static String needed(Settings settings, Setting<Optional<String>> setting) {
    return settings
        .value(setting)
        .orElseThrow(() -> new InvalidSettingException(setting.name() + " is not set, but "
            + STORAGE.name() + " is '" + settings.entry(STORAGE).text() + "'."));
  }
}
