package io.kinora.api.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.api.http.QueryParameters;
import io.kinora.engine.publishing.VideoList;
import io.kinora.engine.publishing.VideoList.Place;
import io.kinora.engine.publishing.VideoList.Status;
import io.kinora.engine.publishing.Videos.WithUpload;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells about a tenant's videos, page by page, newest first.
///
/// Source: the publishing contract, section 9.4.
record ListVideos(VideoParts parts, VideoWording wording) {

  private static final int USUAL = 25;
  private static final int MOST = 100;

  private static final Pattern PLACE = Pattern.compile("(\\d{1,18}):([0-9A-Za-z]{22})");

  void answer(Call call) throws IOException {
    VideoList wished = wished(call.exchange().query());
    var oneMore =
        new VideoList(wished.status(), wished.externalId(), wished.behind(), wished.countMax() + 1);
    List<WithUpload> found = parts.videos().page(call.caller().tenant(), oneMore);
    boolean isMore = found.size() > wished.countMax();
    List<WithUpload> page = isMore ? found.subList(0, wished.countMax()) : found;
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode items = body.putArray("items");
    page.forEach(it -> items.add(wording.whole(it).body()));
    String cursor = isMore ? cursor(Place.of(page.getLast().video())) : null;
    body.put("next_cursor", cursor);
    if (cursor != null) {
      call.exchange().header("Link", "<" + address(wished, cursor) + ">; rel=\"next\"");
    }
    Answers.send(call.exchange(), 200, body);
  }

  private static VideoList wished(QueryParameters query) {
    return new VideoList(
        query.find("status").map(ListVideos::status),
        query.find("external_id"),
        query.find("cursor").map(ListVideos::place),
        query.find("limit").map(ListVideos::limit).orElse(USUAL));
  }

  private static Status status(String word) {
    return Arrays.stream(Status.values())
        .filter(it -> it.word().equals(word))
        .findFirst()
        .orElseThrow(() -> wrong("'status' must be pending, ready or error."));
  }

  private static int limit(String text) {
    boolean isRight =
        text.matches("\\d{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST;
    if (!isRight) {
      throw wrong("'limit' must be a number from 1 to 100.");
    }
    return Integer.parseInt(text);
  }

  private static String cursor(Place place) {
    String text = place.createdMillis() + ":" + place.id();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static Place place(String cursor) {
    try {
      Matcher matcher = PLACE.matcher(new String(Base64.getUrlDecoder().decode(cursor), UTF_8));
      if (matcher.matches()) {
        return new Place(Long.parseLong(matcher.group(1)), matcher.group(2));
      }
    } catch (IllegalArgumentException _) {
      throw wrong("'cursor' must be one that an answer gave.");
    }
    throw wrong("'cursor' must be one that an answer gave.");
  }

  private static ProblemException wrong(String detail) {
    return Problem.of(ProblemCode.BAD_REQUEST, detail).asException();
  }

  private String address(VideoList list, String cursor) {
    var address = new StringBuilder(wording.addresses().api())
        .append("/videos?limit=")
        .append(list.countMax())
        .append("&cursor=")
        .append(cursor);
    list.status().ifPresent(it -> address.append("&status=").append(it.word()));
    Optional<String> external = list.externalId();
    external.ifPresent(it -> address.append("&external_id=").append(URLEncoder.encode(it, UTF_8)));
    return address.toString();
  }
}
