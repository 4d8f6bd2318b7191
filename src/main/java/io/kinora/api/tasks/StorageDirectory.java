package io.kinora.api.tasks;

import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.Library;
import io.kinora.engine.library.Store;
import io.kinora.infra.base.TenantId;
import java.util.Comparator;
import java.util.List;

/// A place in a tenant's storage: all of it, the directory of a task, or one file.
///
/// Source: the tasks contract, section 7.
///
/// @param names between the slashes of its path; none for all of it
record StorageDirectory(List<String> names) {

  StorageDirectory {
    names = List.copyOf(names);
  }

  /// The persistent files here, by path.
  List<AssetFile> files(Library library, TenantId tenant) {
    return library.files(tenant, Store.PERSISTENT).stream()
        .filter(this::contains)
        .sorted(Comparator.comparing(StorageName::path))
        .toList();
  }

  /// Tells whether a file lies here itself, not in a directory below.
  boolean isRightIn(AssetFile file) {
    return names.size() >= 1 && contains(file);
  }

  /// The file's path from here; of a file that was asked for itself, its name.
  String relative(AssetFile file) {
    return names.isEmpty() ? StorageName.path(file) : StorageName.of(file);
  }

  private boolean contains(AssetFile file) {
    return switch (names.size()) {
      case 0 -> true;
      case 1 -> isIn(file);
      case 2 -> isIn(file) && StorageName.of(file).equals(names.get(1));
      default -> false;
    };
  }

  private boolean isIn(AssetFile file) {
    return file.asset().value().equals(names.getFirst());
  }
}
