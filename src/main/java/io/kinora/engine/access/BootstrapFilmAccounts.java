package io.kinora.engine.access;

import io.kinora.engine.film.FilmAccounts;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what a bootstrap file says about the API of Stupeflix: the keys of accounts.
///
/// Source: the factory contract, section 2.
///
/// @param place an object, or a list of them
record BootstrapFilmAccounts(BootstrapPlace place) {

  private static final Pattern ACCESS_KEY = Pattern.compile("[!-~&&[^/?&#]]{1,64}");
  private static final Pattern SECRET_KEY = Pattern.compile("[!-~]{1,64}");

  List<FilmAccounts.Wanted> read() {
    return place.oneOrMore().stream().map(BootstrapFilmAccounts::account).toList();
  }

  private static FilmAccounts.Wanted account(BootstrapPlace place) {
    place.expectObject("an object, or a list of them", Set.of("access_key", "secret_key"));
    return new FilmAccounts.Wanted(
        key(place.member("access_key"), ACCESS_KEY), key(place.member("secret_key"), SECRET_KEY));
  }

  private static String key(BootstrapPlace place, Pattern pattern) {
    String key = place.text();
    place.expect(pattern.matcher(key).matches(), "at most 64 letters, digits and signs");
    return key;
  }
}
