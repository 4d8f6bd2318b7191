package io.kinora.infra.storage;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/// The part of a bucket that is ours.
///
/// @param prefix begins the names of all our objects; empty, or with a slash at its end
record S3Bucket(S3Client client, String name, String prefix) {

  /// The name of the object that has a file.
  String objectOf(StorageKey key) {
    return prefix + key;
  }

  /// The key of an object of ours.
  ///
  /// @return empty for what somebody else put there
  Optional<StorageKey> keyOf(String object) {
    if (!object.startsWith(prefix)) {
      return Optional.empty();
    }
    try {
      return Optional.of(StorageKey.parse(object.substring(prefix.length())));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Asks the service, and says in our words what it fails of.
  <T> T ask(Function<S3Client, T> question) throws IOException {
    try {
      return question.apply(client);
    } catch (SdkException failure) {
      throw S3Trouble.of(failure);
    }
  }

  /// The same, about an object that may not be there.
  <T> Optional<T> askOfObject(Function<S3Client, T> question) throws IOException {
    try {
      return Optional.of(question.apply(client));
    } catch (SdkException failure) {
      if (S3Trouble.isNoObject(failure)) {
        return Optional.empty();
      }
      throw S3Trouble.of(failure);
    }
  }
}
