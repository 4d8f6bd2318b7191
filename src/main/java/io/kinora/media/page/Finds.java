package io.kinora.media.page;

import io.kinora.media.page.Hits.Image;
import io.kinora.media.page.Hits.Video;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Collects what is found on a page: absolute addresses, each once; where one is found again, what
/// was not known yet is filled in.
final class Finds {

  /// A page with more is a list of files, or wants to fill our memory.
  private static final int COUNT_MAX = 5_000;

  private static final int ADDRESS_LENGTH_MAX = 4_096;

  private static final Pattern PIXELS = Pattern.compile("\\s*(\\d{1,6})(\\.\\d+)?\\s*(px)?\\s*");

  private final Document page;
  private final Element resolver;
  private final Map<String, Image> images = new LinkedHashMap<>();
  private final Map<String, Video> videos = new LinkedHashMap<>();
  private String lastImage = "";
  private String lastVideo = "";

  Finds(Document page) {
    this.page = page;
    this.resolver = page.createElement("a");
  }

  List<Image> images() {
    return List.copyOf(images.values());
  }

  List<Video> videos() {
    return List.copyOf(videos.values());
  }

  void image(String address, String width, String height) {
    String url = absolute(address);
    if (!url.isEmpty() && (images.size() < COUNT_MAX || images.containsKey(url))) {
      images.merge(url, new Image(url, pixels(width), pixels(height)), Finds::joined);
      lastImage = url;
    }
  }

  void video(String address, String type) {
    String url = absolute(address);
    if (!url.isEmpty() && (videos.size() < COUNT_MAX || videos.containsKey(url))) {
      String known = type.isBlank() ? MediaNames.findVideoType(url).orElse("") : bare(type);
      videos.merge(url, new Video(url, known), Finds::joined);
      lastVideo = url;
    }
  }

  /// A tag of the page's head; those about an image's size or a video's type follow its address.
  void meta(String name, String content) {
    switch (name) {
      case "og:image",
          "og:image:url",
          "og:image:secure_url",
          "twitter:image",
          "twitter:image:src",
          "image",
          "thumbnailurl" -> image(content, "", "");
      case "og:image:width" -> about(content, "");
      case "og:image:height" -> about("", content);
      case "og:video", "og:video:url", "og:video:secure_url", "twitter:player:stream" ->
        video(content, "");
      case "og:video:type", "twitter:player:stream:content_type" -> {
        if (!lastVideo.isEmpty()) {
          videos.computeIfPresent(lastVideo, (url, _) -> new Video(url, bare(content)));
        }
      }
      default -> {}
    }
  }

  private void about(String width, String height) {
    if (!lastImage.isEmpty()) {
      image(lastImage, width, height);
    }
  }

  /// Against the page's `base`, where it has one; empty for what is no address of the web.
  private String absolute(String address) {
    String trimmed = address.strip();
    if (trimmed.isEmpty() || trimmed.length() > ADDRESS_LENGTH_MAX) {
      return "";
    }
    resolver.setBaseUri(page.baseUri());
    String url = resolver.attr("href", trimmed).absUrl("href");
    return url.startsWith("http://") || url.startsWith("https://") ? url : "";
  }

  private static OptionalInt pixels(String text) {
    Matcher found = PIXELS.matcher(text);
    return found.matches() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
  }

  /// Without parameters such as the codecs.
  private static String bare(String type) {
    return type.replaceFirst(";.*$", "").strip();
  }

  private static Image joined(Image first, Image again) {
    return new Image(
        first.url(),
        first.width().isPresent() ? first.width() : again.width(),
        first.height().isPresent() ? first.height() : again.height());
  }

  private static Video joined(Video first, Video again) {
    return new Video(first.url(), first.type().isEmpty() ? again.type() : first.type());
  }
}
