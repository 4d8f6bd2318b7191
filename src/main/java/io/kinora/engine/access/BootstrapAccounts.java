package io.kinora.engine.access;

import io.kinora.engine.cloud.Accounts;
import io.kinora.engine.cloud.ObjectId;
import io.kinora.engine.recipe.Receivers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what a bootstrap file says about Panda: accounts, each with its first cloud.
///
/// @param place an object, or a list of them
record BootstrapAccounts(BootstrapPlace place) {

  private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

  List<Accounts.Wanted> read() {
    return place.oneOrMore().stream().map(BootstrapAccounts::account).toList();
  }

  private static Accounts.Wanted account(BootstrapPlace place) {
    place.expectObject(
        "an object, or a list of them",
        Set.of("access_key", "secret_key", "cloud_id", "notification_url"));
    return new Accounts.Wanted(
        key(place.member("access_key")),
        key(place.member("secret_key")),
        cloud(place.member("cloud_id")),
        notification(place.member("notification_url")));
  }

  private static String key(BootstrapPlace place) {
    String key = place.text();
    place.expect(KEY.matcher(key).matches(), "at most 200 letters, digits and signs");
    return key;
  }

  private static ObjectId cloud(BootstrapPlace place) {
    if (place.isAbsent()) {
      return ObjectId.random();
    }
    Optional<ObjectId> id = ObjectId.parse(place.text());
    return id.orElseThrow(() -> place.invalid("32 hexadecimal digits"));
  }

  private static @Nullable String notification(BootstrapPlace place) {
    if (place.isAbsent()) {
      return null;
    }
    String address = place.text();
    place.expect(Receivers.address(address).isPresent(), "an http or https address");
    return address;
  }
}
