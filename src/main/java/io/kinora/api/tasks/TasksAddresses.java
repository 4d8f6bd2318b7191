package io.kinora.api.tasks;

import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.Library;
import io.kinora.engine.work.OwnAddresses;
import java.util.Optional;

/// The addresses of this dialect's files, for tasks that name one as their input.
public record TasksAddresses(TasksSettings settings, Library library) implements OwnAddresses {

  @Override
  public boolean contain(String address) {
    return FileAddress.findPath(settings, address).isPresent();
  }

  @Override
  public Optional<AssetFile> find(String address) {
    return FileAddress.find(settings, library, address);
  }
}
