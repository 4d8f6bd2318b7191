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
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells about a tenant's videos, page by page, newest first.
///
/// Source: the publishing contract, section 9.4.
record ListVideos(VideoParts parts, VideoWording wording) {

  private static final Pattern PLACE = Pattern.compile("(\\d{1,18}):([0-9A-Za-z]{22})");

  void answer(Call call) throws IOException {
    VideoList wished = wished(call.exchange().query());
    var oneMore =
        new VideoList(wished.status(), wished.externalId(), wished.behind(), wished.countMax() + 1);
    List<WithUpload> found = parts.videos().page(call.caller().tenant(), oneMore);
    Paging.send(
        call,
        found,
        wished.countMax(),
        new Paging.Wording<>(it -> wording.whole(it).body(), ListVideos::place),
        cursor -> address(wished, cursor));
  }

  private static String place(WithUpload video) {
    Place place = Place.of(video.video());
    return place.createdMillis() + ":" + place.id();
  }

  private static VideoList wished(QueryParameters query) {
    return new VideoList(
        query.find("status").map(ListVideos::status),
        query.find("external_id"),
        Paging.place(query, PLACE).map(it -> new Place(Long.parseLong(it.group(1)), it.group(2))),
        Paging.limit(query));
  }

  private static Status status(String word) {
    return Arrays.stream(Status.values())
        .filter(it -> it.word().equals(word))
        .findFirst()
        .orElseThrow(() -> Paging.wrong("'status' must be pending, ready or error."));
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
