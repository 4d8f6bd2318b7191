package io.kinora.api.tasks;

import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.GrowingFile;
import io.kinora.engine.library.Library;
import io.kinora.engine.task.Task;
import io.kinora.engine.work.WorkCatalogue;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.outbound.ClientAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Where a task's file can be had: `{public base}/storage/{tenant}/{key}/{name}`.
///
/// Source: the tasks contract, section 9.
final class FileAddress {

  private static final String PLACEHOLDER = "$file";

  private FileAddress() {}

  /// @param name the output's, such as `export`
  static String of(TasksSettings settings, Task task, String name) {
    return base(settings) + segment(task.tenant().value()) + "/" + task.id() + "/"
        + segment(StorageName.of(task, name));
  }

  /// The name of the file whose address belongs in place of this value of a result.
  static Optional<String> findName(JsonNode value) {
    return value.optional(PLACEHOLDER).map(JsonNode::asString);
  }

  /// The file behind tenant, key and name, as they stand in a path.
  static Optional<AssetFile> find(Library library, List<String> names) {
    if (names.size() != 3 || !TenantId.isOne(names.get(0)) || !AssetId.isOne(names.get(1))) {
      return Optional.empty();
    }
    var tenant = new TenantId(names.get(0));
    return library.files(new AssetId(names.get(1))).stream()
        .filter(file -> file.tenant().equals(tenant) && isOurs(file.kind()))
        .filter(file -> StorageName.of(file).equals(names.get(2)))
        .findFirst();
  }

  /// Files that other dialects had made are found at their addresses, which may work for a while
  /// only.
  private static boolean isOurs(String kind) {
    return WorkCatalogue.full().find(kind).isPresent();
  }

  /// The same of a file that grows.
  static Optional<GrowingFile> findGrowing(Library library, List<String> names) {
    if (names.size() != 3 || !AssetId.isOne(names.get(1))) {
      return Optional.empty();
    }
    return library.growingFiles(new AssetId(names.get(1))).stream()
        .filter(file -> file.tenant().value().equals(names.get(0)) && isOurs(file.kind()))
        .filter(file -> StorageName.of(file).equals(names.get(2)))
        .findFirst();
  }

  /// The file behind an absolute address of ours.
  static Optional<AssetFile> find(TasksSettings settings, Library library, String address) {
    return findPath(settings, address).flatMap(path -> find(library, names(path)));
  }

  /// What stands behind `/storage/` in an absolute address of ours, without its query; empty for
  /// an address that is not ours.
  static Optional<String> findPath(TasksSettings settings, String address) {
    URI base = URI.create(base(settings));
    return ClientAddress.parse(address)
        .filter(it -> origin(it).equals(origin(base)))
        .map(URI::getRawPath)
        .filter(path -> path.startsWith(base.getRawPath()))
        .map(path -> path.substring(base.getRawPath().length()));
  }

  private static List<String> names(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(FileAddress::decoded)
        .flatMap(Optional::stream)
        .toList();
  }

  /// Scheme, host and port, in one spelling.
  private static String origin(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    int port = address.getPort() < 0 ? usual : address.getPort();
    return scheme + "://" + String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
  }

  private static String base(TasksSettings settings) {
    return settings.publicUrl() + "/storage/";
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Optional<String> decoded(String segment) {
    try {
      return Optional.of(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) { // Not one of ours.
      return Optional.empty();
    }
  }
}
