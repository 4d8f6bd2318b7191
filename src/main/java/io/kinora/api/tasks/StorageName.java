package io.kinora.api.tasks;

import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.GrowingFile;
import io.kinora.engine.task.Task;
import io.kinora.infra.base.RandomKey;
import io.kinora.infra.base.Sha256;

/// What a file is called in this dialect's storage, such as `dragon-image.thumb-9b0E9P`.
///
/// The six characters follow from the task's key and the file's name, so that a file has its
/// address before its bytes are there, and the same one for ever. A file that another file names,
/// such as `preview_hls.mp4`, is called that: its name stands in the other's bytes.
///
/// Source: the tasks contract, section 7.
final class StorageName {

  private static final int LENGTH = 6;

  private StorageName() {}

  static String of(AssetFile file) {
    return of(file.asset().value(), file.kind(), file.name());
  }

  static String of(GrowingFile file) {
    return of(file.asset().value(), file.kind(), file.name());
  }

  /// @param file the output's name, such as `export`
  static String of(Task task, String file) {
    return of(task.id().value(), task.kind(), file);
  }

  /// The file's place in its tenant's storage.
  static String path(AssetFile file) {
    return directory(file.asset()) + of(file);
  }

  static String directory(AssetId asset) {
    return asset + "/";
  }

  private static String of(String key, String kind, String file) {
    if (file.contains(".")) {
      return file; // Unlike all outputs.
    }
    byte[] digest = Sha256.of(key + "/" + file);
    var name = new StringBuilder("dragon-" + kind + "-");
    for (int index = 0; index < LENGTH; index++) {
      name.append(RandomKey.letter(Byte.toUnsignedInt(digest[index])));
    }
    return name.toString();
  }
}
