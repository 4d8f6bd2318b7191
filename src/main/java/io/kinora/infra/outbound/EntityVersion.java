package io.kinora.infra.outbound;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/// Tells by the header of an answer which version of a file it is, and whether the rest that a
/// server sends is the rest of the one that we have. Source: RFC 9110, sections 8.8, 13.1.5,
/// 14.4.
final class EntityVersion {

  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

  private EntityVersion() {}

  /// What stands behind `If-Range` when the rest is asked for; empty where no rest would be
  /// safe.
  static Optional<String> of(ClassicHttpResponse answer) {
    if (isPacked(answer) || "none".equals(Reply.header(answer, "Accept-Ranges"))) {
      return Optional.empty();
    }
    String etag = Reply.header(answer, "ETag");
    if (etag != null) {
      return Optional.of(etag).filter(it -> it.startsWith("\""));
    }
    return Optional.ofNullable(Reply.header(answer, "Last-Modified"))
        .filter(modified -> isSettled(modified, Reply.header(answer, "Date")));
  }

  /// How large the whole is; -1 where the server does not know.
  ///
  /// @throws BrokenTransferException where it is not the rest of what is there, which then is
  ///     gone
  static long checkRest(ClassicHttpResponse answer, PartFile part) throws IOException {
    Matcher range = CONTENT_RANGE.matcher(String.valueOf(Reply.header(answer, "Content-Range")));
    String version = part.version().orElse("");
    String stated = Reply.header(answer, version.startsWith("\"") ? "ETag" : "Last-Modified");
    boolean isOurs = range.matches()
        && Long.parseLong(range.group(1)) == part.sizeBytes()
        && (stated == null || stated.equals(version))
        && !isPacked(answer);
    if (!isOurs) {
      part.discard();
      throw new BrokenTransferException("the server goes on with another file than it began with");
    }
    return range.group(3).equals("*") ? -1 : Long.parseLong(range.group(3));
  }

  static boolean isPacked(ClassicHttpResponse answer) {
    String coding = Reply.header(answer, "Content-Encoding");
    return coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity");
  }

  /// A file that changed within the second of the answer may change again within it.
  private static boolean isSettled(String modified, @Nullable String date) {
    Instant changed = DateUtils.parseStandardDate(modified);
    Instant answered = date == null ? null : DateUtils.parseStandardDate(date);
    return changed != null && (answered == null || changed.isBefore(answered));
  }
}
