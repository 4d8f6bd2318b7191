package io.kinora.media.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Reads a page as a browser would and collects its [Hits].
///
/// Source: the tasks contract, section 10, html.scrape.
public final class PageReader {

  private static final int TITLE_LENGTH_MAX = 1_000;

  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);

  /// Types of what is embedded and is neither a picture nor a video.
  private static final Pattern NEITHER =
      Pattern.compile("audio/|text/|application/(pdf|x-java|java)", Pattern.CASE_INSENSITIVE);

  private PageReader() {}

  /// @param file        what was fetched
  /// @param address     where it was found, after redirects
  /// @param contentType as its server said it, if it did; a charset in it goes before the page's
  ///     own, and a byte order mark before both
  /// @throws IOException where the file cannot be read
  public static Hits read(Path file, String address, @Nullable String contentType)
      throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      String charset = contentType == null ? null : charset(contentType).orElse(null);
      return hits(Jsoup.parse(bytes, charset, address));
    }
  }

  /// Tells whether a server says that something is a page; `true` where it says nothing of use.
  public static boolean isPage(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
    return type.isEmpty()
        || type.startsWith("text/")
        || type.startsWith("application/xhtml")
        || type.startsWith("application/xml")
        || type.startsWith("application/octet-stream");
  }

  private static Hits hits(Document page) {
    var found = new Finds(page);
    page.traverse((node, _) -> {
      if (node instanceof Element element) {
        visit(element, found);
      }
    });
    String title = page.title().strip();
    return new Hits(
        title.length() > TITLE_LENGTH_MAX ? title.substring(0, TITLE_LENGTH_MAX) : title,
        found.images(),
        found.videos());
  }

  private static void visit(Element element, Finds found) {
    switch (element.normalName()) {
      case "img", "amp-img" -> image(element, found);
      case "source" -> source(element, found);
      case "video", "amp-video" -> {
        found.video(element.attr("src"), element.attr("type"));
        found.video(element.attr("data-src"), element.attr("type"));
        found.image(element.attr("poster"), "", "");
      }
      case "embed" -> embed(element.attr("src"), element.attr("type"), found);
      case "object" -> object(element.attr("data"), element.attr("type"), found);
      case "a" -> link(element.attr("href"), element.attr("type"), found);
      case "link" -> headLink(element, found);
      case "meta" -> found.meta(metaName(element), element.attr("content"));
      case "input" -> {
        if (element.attr("type").equalsIgnoreCase("image")) {
          found.image(element.attr("src"), element.attr("width"), element.attr("height"));
        }
      }
      default -> {}
    }
  }

  /// The picture itself first, then those that stand in for it: pages that load late have a
  /// placeholder in `src`.
  private static void image(Element element, Finds found) {
    List<String> plain =
        List.of("src", "data-src", "data-original", "data-lazy-src", "data-lazy", "data-url");
    for (String name : plain) {
      found.image(element.attr(name), element.attr("width"), element.attr("height"));
    }
    candidates(element, found);
  }

  private static void candidates(Element element, Finds found) {
    for (String name : List.of("srcset", "data-srcset", "data-lazy-srcset")) {
      SrcSet.parse(element.attr(name)).forEach(it -> found.image(it.address(), it.width(), ""));
    }
  }

  /// Of a `picture`, or of a `video`.
  private static void source(Element element, Finds found) {
    Element parent = element.parent();
    boolean isOfPicture = (parent != null && parent.normalName().equals("picture"))
        || element.attr("type").startsWith("image/");
    if (isOfPicture) {
      candidates(element, found);
    } else if (!element.attr("type").startsWith("audio/")
        && (parent == null || !parent.normalName().equals("audio"))) {
      found.video(element.attr("src"), element.attr("type"));
      found.video(element.attr("data-src"), element.attr("type"));
    }
  }

  /// A player of a video, mostly, whose address has no name that tells so.
  private static void embed(String address, String type, Finds found) {
    boolean isNeither = NEITHER.matcher(type).lookingAt() || MediaNames.isNeither(address);
    if (isNeither || type.startsWith("image/") || MediaNames.isImage(address)) {
      object(address, type, found);
    } else {
      found.video(address, type);
    }
  }

  private static void object(String address, String type, Finds found) {
    if (type.startsWith("image/")) {
      found.image(address, "", "");
    } else if (type.startsWith("video/") || MediaNames.isVideo(address)) {
      found.video(address, type);
    } else {
      link(address, type, found);
    }
  }

  /// A link that leads to a medium by its name.
  private static void link(String address, String type, Finds found) {
    if (MediaNames.isImage(address)) {
      found.image(address, "", "");
    } else if (MediaNames.isVideo(address)) {
      found.video(address, type);
    }
  }

  private static void headLink(Element element, Finds found) {
    String relation = element.attr("rel").toLowerCase(Locale.ROOT);
    boolean isPreload = relation.equals("preload") && element.attr("as").equals("image");
    if (isPreload || relation.equals("image_src")) {
      found.image(element.attr("href"), "", "");
    }
  }

  private static String metaName(Element element) {
    for (String name : List.of("property", "name", "itemprop")) {
      if (element.hasAttr(name)) {
        return element.attr(name).strip().toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  /// The charset that a server names, if there is such a one.
  private static Optional<String> charset(String contentType) {
    Matcher found = CHARSET.matcher(contentType);
    try {
      return found.find() && Charset.isSupported(found.group(1))
          ? Optional.of(found.group(1))
          : Optional.empty();
    } catch (IllegalCharsetNameException _) {
      return Optional.empty();
    }
  }
}
