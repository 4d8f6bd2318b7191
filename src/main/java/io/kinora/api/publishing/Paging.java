package io.kinora.api.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.api.http.QueryParameters;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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

  /// How the items of a list are told.
  ///
  /// @param item  in words
  /// @param place of an item, which [#place] reads
  record Wording<T>(Function<T, ObjectNode> item, Function<T, String> place) {}

  /// Answers with a page.
  ///
  /// @param found   one more than `limit` where there is more
  /// @param address of the page behind a cursor
  static <T> void send(
      Call call, List<T> found, int limit, Wording<T> wording, UnaryOperator<String> address)
      throws IOException {
    boolean isMore = found.size() > limit;
    List<T> page = isMore ? found.subList(0, limit) : found;
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode items = body.putArray("items");
    page.forEach(it -> items.add(wording.item().apply(it)));
    if (isMore) {
      String cursor = cursor(wording.place().apply(page.getLast()));
      body.put("next_cursor", cursor);
      call.exchange().header("Link", "<" + address.apply(cursor) + ">; rel=\"next\"");
    } else {
      body.putNull("next_cursor");
    }
    Answers.send(call.exchange(), 200, body);
  }

  /// A place as a cursor.
  private static String cursor(String place) {
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
