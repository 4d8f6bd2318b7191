package io.kinora.engine.cloud;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The profiles of all clouds. All threads may use it.
public final class Profiles {

  private final CloudRecords records;

  public Profiles(CloudRecords records) {
    this.records = records;
  }

  /// What a client says of a profile.
  ///
  /// @param name none of a command that is not to have one
  public record Said(@Nullable String name, Map<String, String> attributes, boolean isEnabled) {}

  public Listed<StoredProfile> page(Cloud cloud, Page page) {
    return records.database().read(handle -> ProfileTable.page(handle, cloud.id(), page));
  }

  public Optional<StoredProfile> find(Cloud cloud, ObjectId id) {
    return records
        .database()
        .read(handle -> ProfileTable.find(handle, id))
        .filter(it -> it.cloud().equals(cloud.id()));
  }

  public Optional<StoredProfile> find(Cloud cloud, String name) {
    return records.database().read(handle -> ProfileTable.find(handle, cloud.id(), name));
  }

  /// @return empty where another profile of the cloud has its name
  public Optional<StoredProfile> create(Cloud cloud, Said said) {
    return records.database().inTransaction(transaction -> {
      StoredProfile profile = profile(cloud, said);
      return ProfileTable.insert(transaction.handle(), profile)
          ? Optional.of(profile)
          : Optional.empty();
    });
  }

  /// The same under the first free of `name`, `name-2`, `name-3`.
  public StoredProfile createNumbered(Cloud cloud, String name, Said said) {
    return records.database().inTransaction(transaction -> {
      for (int number = 1; ; number++) {
        String numbered = number == 1 ? name : name + "-" + number;
        StoredProfile profile =
            profile(cloud, new Said(numbered, said.attributes(), said.isEnabled()));
        if (ProfileTable.find(transaction.handle(), cloud.id(), numbered).isEmpty()
            && ProfileTable.insert(transaction.handle(), profile)) {
          return profile;
        }
      }
    });
  }

  private StoredProfile profile(Cloud cloud, Said said) {
    return new StoredProfile(
        ObjectId.random(),
        cloud.id(),
        said.name(),
        said.attributes(),
        said.isEnabled(),
        records.now(),
        records.now());
  }

  /// @return the profile after that; empty where another one of the cloud has its name
  public Optional<StoredProfile> change(StoredProfile profile, Said said) {
    return records.database().inTransaction(transaction -> {
      boolean isTaken = said.name() != null
          && ProfileTable.find(transaction.handle(), profile.cloud(), said.name())
              .filter(it -> !it.id().equals(profile.id()))
              .isPresent();
      if (isTaken) {
        return Optional.empty();
      }
      var changed = new StoredProfile(
          profile.id(),
          profile.cloud(),
          said.name(),
          said.attributes(),
          said.isEnabled(),
          profile.createdAt(),
          records.now());
      ProfileTable.update(transaction.handle(), changed);
      return Optional.of(changed);
    });
  }

  /// @return whether no encoding was made by it, so that it is gone
  public boolean delete(StoredProfile profile) {
    return records.database().inTransaction(transaction -> {
      boolean isUsed = EncodingTable.isUsed(transaction.handle(), profile.id());
      if (!isUsed) {
        ProfileTable.delete(transaction.handle(), profile.id());
      }
      return !isUsed;
    });
  }
}
