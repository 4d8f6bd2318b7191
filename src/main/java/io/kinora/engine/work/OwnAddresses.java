package io.kinora.engine.work;

import io.kinora.engine.library.AssetFile;
import java.util.Optional;

/// The addresses under which one dialect hands out files of the library.
public interface OwnAddresses {

  /// Tells whether an address is one of these, with a file behind it or not.
  boolean contain(String address);

  /// The file behind an address, whoever owns it.
  Optional<AssetFile> find(String address);
}
