package io.kinora.api.panda;

import io.kinora.api.http.PercentDecoding;
import io.kinora.engine.cloud.CloudRecords;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.work.OwnAddresses;
import java.net.URI;
import java.util.Optional;

/// The addresses of what is in the buckets of clouds, for tasks that name one as their input.
///
/// @param publicUrl begins them
public record StoreAddresses(URI publicUrl, CloudRecords records) implements OwnAddresses {

  @Override
  public boolean contain(String address) {
    return address.startsWith(beginning());
  }

  private String beginning() {
    return publicUrl + StoreDialect.PREFIX;
  }

  @Override
  public Optional<AssetFile> find(String address) {
    if (!contain(address)) {
      return Optional.empty();
    }
    String[] words = address.substring(beginning().length()).split("/", 2);
    return words.length < 2
        ? Optional.empty()
        : records.findFile(PercentDecoding.lenient(words[0]), PercentDecoding.lenient(words[1]));
  }
}
