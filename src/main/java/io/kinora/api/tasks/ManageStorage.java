package io.kinora.api.tasks;

import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.Retention;
import io.kinora.engine.library.Store;
import io.kinora.engine.work.ParameterType;
import io.kinora.infra.base.Rfc3339;
import io.kinora.infra.base.TenantId;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The storage methods: a tenant's persistent files listed and deleted, their lifetime set.
///
/// Source: the tasks contract, section 7.
final class ManageStorage {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Authentication authentication;
  private final TasksParts parts;
  private final TasksSettings settings;

  ManageStorage(Authentication authentication, TasksParts parts, TasksSettings settings) {
    this.authentication = authentication;
    this.parts = parts;
    this.settings = settings;
  }

  /// `storage/files[/PATH]` and `storage/expiration`.
  void answer(TasksRequest request) throws IOException {
    List<String> names = request.names();
    switch (names.isEmpty() ? "" : names.getFirst()) {
      case "files" -> answerFiles(request, new StorageDirectory(names.subList(1, names.size())));
      case "expiration" -> answerExpiration(request);
      default -> throw RequestFault.unknownPath();
    }
  }

  private void answerFiles(TasksRequest request, StorageDirectory directory) throws IOException {
    switch (request.exchange().method()) {
      case "GET" -> list(request, directory);
      case "DELETE" -> delete(request, directory);
      default -> throw RequestFault.wrongMethod(request.exchange(), Set.of("GET", "DELETE"));
    }
  }

  private void answerExpiration(TasksRequest request) throws IOException {
    if (request.names().size() > 1) {
      throw RequestFault.unknownPath();
    }
    switch (request.exchange().method()) {
      case "GET" -> sendExpiration(request, authentication.tenantBySecret(request));
      case "POST" -> setExpiration(request);
      default -> throw RequestFault.wrongMethod(request.exchange(), Set.of("GET", "POST"));
    }
  }

  private void list(TasksRequest request, StorageDirectory directory) throws IOException {
    TenantId tenant = authentication.tenantBySecret(request);
    boolean isRecursive = request.flag("recursive");
    List<AssetFile> below = directory.files(parts.library(), tenant);
    List<AssetFile> shown =
        isRecursive ? below : below.stream().filter(directory::isRightIn).toList();
    ObjectNode answer = JSON.objectNode();
    ArrayNode files = answer.putArray("files");
    shown.forEach(file -> files
        .addObject()
        .put("name", directory.relative(file))
        .put("size", file.sizeBytes())
        .put("last_modified", Rfc3339.text(file.created())));
    ArrayNode directories = answer.putArray("directories");
    below.stream()
        .filter(file -> directory.names().isEmpty())
        .map(file -> StorageName.directory(file.asset()))
        .distinct()
        .forEach(directories::add);
    answer.put("usage", size(shown));
    Answers.send(request.exchange(), 200, answer);
  }

  private void delete(TasksRequest request, StorageDirectory directory) throws IOException {
    TenantId tenant = authentication.tenantBySecret(request);
    boolean isRehearsal = request.flag("dry_run");
    List<AssetFile> chosen = request.find("urls").isPresent()
        ? ofAddresses(request, tenant)
        : ofTime(request, directory.files(parts.library(), tenant));
    List<AssetFile> deleted = isRehearsal ? chosen : parts.library().remove(chosen);
    ObjectNode answer = JSON.objectNode();
    ArrayNode paths = answer.putArray("deleted");
    deleted.forEach(file -> paths.add(StorageName.path(file)));
    answer.put("freed", size(deleted));
    answer.put("usage", size(parts.library().files(tenant, Store.PERSISTENT)));
    Answers.send(request.exchange(), 200, answer);
  }

  /// Those of other tenants, and what was never there, are skipped without a word.
  private List<AssetFile> ofAddresses(TasksRequest request, TenantId tenant) {
    JsonNode given = ParameterType.STRINGS
        .read(request.required("urls"))
        .orElseThrow(() ->
            RequestFault.invalid("urls", request.location(), ParameterType.STRINGS.complaint()));
    if (given.size() > settings.tasksMax()) {
      throw RequestFault.invalid(
          "urls", request.location(), "at most " + settings.tasksMax() + " urls are allowed");
    }
    return given
        .valueStream()
        .flatMap(url -> FileAddress.find(settings, parts.library(), url.asString()).stream())
        .filter(file -> file.tenant().equals(tenant) && file.store() == Store.PERSISTENT)
        .distinct()
        .toList();
  }

  private List<AssetFile> ofTime(TasksRequest request, List<AssetFile> files) {
    var wished = StorageTimes.of(request, parts.clock().instant());
    return files.stream().filter(file -> wished.contain(file.created())).toList();
  }

  private void setExpiration(TasksRequest request) throws IOException {
    TenantId tenant = authentication.tenantBySecret(request);
    int days = request
        .find("days")
        .flatMap(ParameterType.INTEGER::read)
        .map(JsonNode::longValue)
        .filter(it -> it >= 0 && it <= Retention.DAYS_MAX)
        .map(Long::intValue)
        .orElseThrow(() -> RequestFault.invalid(
            "days", request.location(), "must be an integer from 0 to " + Retention.DAYS_MAX));
    parts.library().setRetention(tenant, Store.PERSISTENT, new Retention(days));
    sendExpiration(request, tenant);
  }

  private void sendExpiration(TasksRequest request, TenantId tenant) throws IOException {
    Retention retention = parts.library().retention(tenant, Store.PERSISTENT);
    Answers.send(request.exchange(), 200, JSON.numberNode(retention.days()));
  }

  private static long size(List<AssetFile> files) {
    return files.stream().mapToLong(AssetFile::sizeBytes).sum();
  }
}
