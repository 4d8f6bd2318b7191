package io.kinora.api.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.api.http.QueryParameters;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How lists come in pages: `limit`, and a `cursor` that an answer gave and nobody else reads.
///
/// Source: the publishing contract, section 9.4.
final class Paging {

  private static final int USUAL = 25;
  private static final int MOST = 100;

  private Paging() {}

  /// How many are wanted.
  static int limit(QueryParameters query) {
    return query.find("limit").map(Paging::limit).orElse(USUAL);
  }

  private static int limit(String text) {
    boolean isRight =
        text.matches("\\d{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST;
    if (!isRight) {
      throw wrong("'limit' must be a number from 1 to 100.");
    }
    return Integer.parseInt(text);
  }

  /// A place as a cursor.
  static String cursor(String place) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(UTF_8));
  }

  /// The place where the list is to go on.
  ///
  /// @param shape of all places
  static Optional<Matcher> place(QueryParameters query, Pattern shape) {
    return query.find("cursor").map(cursor -> place(cursor, shape));
  }

  private static Matcher place(String cursor, Pattern shape) {
    try {
      Matcher matcher = shape.matcher(new String(Base64.getUrlDecoder().decode(cursor), UTF_8));
      if (matcher.matches()) {
        return matcher;
      }
    } catch (IllegalArgumentException _) {
      throw wrong("'cursor' must be one that an answer gave.");
    }
    throw wrong("'cursor' must be one that an answer gave.");
  }

  static ProblemException wrong(String detail) {
    return Problem.of(ProblemCode.BAD_REQUEST, detail).asException();
  }
}
