package io.kinora.api.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpDateTime;
import org.jspecify.annotations.Nullable;

/// What a client knows of a file already, and what it wants then. Source: RFC 9110, section 13.
record Preconditions(
    @Nullable String ifMatch,
    @Nullable String ifUnmodifiedSince,
    @Nullable String ifNoneMatch,
    @Nullable String ifModifiedSince,
    @Nullable String ifRange) {

  private static final Pattern ETAG = Pattern.compile("(?:W/)?\"[^\"]*\"");

  /// What to do with the request.
  enum Verdict {
    SERVE,
    NOT_MODIFIED,
    FAILED
  }

  static Preconditions of(Exchange exchange) {
    return new Preconditions(
        exchange.header("If-Match"),
        exchange.header("If-Unmodified-Since"),
        exchange.header("If-None-Match"),
        exchange.header("If-Modified-Since"),
        exchange.header("If-Range"));
  }

  /// In the order of section 13.2.2: a date counts only where no tag was sent.
  Verdict verdict(Blob blob) {
    if (ifMatch != null ? !names(ifMatch, blob) : isNewer(blob, ifUnmodifiedSince)) {
      return Verdict.FAILED;
    }
    if (ifNoneMatch != null ? namesWeakly(ifNoneMatch, blob) : isKnown(blob)) {
      return Verdict.NOT_MODIFIED;
    }
    return Verdict.SERVE;
  }

  /// Tells whether a range may be served: what the client has must be of this very file.
  boolean allowRange(Blob blob) {
    return ifRange == null
        || ifRange.equals(blob.etag())
        || instant(ifRange).filter(secondOf(blob)::equals).isPresent();
  }

  private boolean isKnown(Blob blob) {
    return ifModifiedSince != null
        && instant(ifModifiedSince).isPresent()
        && !isNewer(blob, ifModifiedSince);
  }

  private static boolean isNewer(Blob blob, @Nullable String date) {
    return date != null && instant(date).filter(secondOf(blob)::isAfter).isPresent();
  }

  private static boolean names(String list, Blob blob) {
    return list.strip().equals("*") || etags(list).contains(blob.etag());
  }

  private static boolean namesWeakly(String list, Blob blob) {
    return list.strip().equals("*")
        || etags(list).stream().map(Preconditions::strong).anyMatch(strong(blob.etag())::equals);
  }

  private static List<String> etags(String list) {
    return ETAG.matcher(list).results().map(it -> it.group()).toList();
  }

  private static String strong(String etag) {
    return etag.startsWith("W/") ? etag.substring(2) : etag;
  }

  /// A date that cannot be read is as none.
  private static Optional<Instant> instant(String date) {
    long epochMillis = HttpDateTime.parseToEpoch(date);
    return epochMillis < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(epochMillis));
  }

  /// As a date in a header can tell it.
  private static Instant secondOf(Blob blob) {
    return blob.modified().truncatedTo(ChronoUnit.SECONDS);
  }
}
