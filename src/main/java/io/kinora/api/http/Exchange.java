package io.kinora.api.http;

import io.kinora.api.http.ConnectionLimits.BodyPace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// One request and its answer. It belongs to the thread that handles it.
public final class Exchange {

  private final Request request;
  private final Response response;
  private final Surroundings surroundings;
  private final Map<String, String> lasting = new LinkedHashMap<>();
  private @Nullable BodyStream body;
  private @Nullable OutputStream answer;
  private volatile boolean isBrokenOff;

  /// What is the same for all exchanges of a server.
  record Surroundings(BodyPace bodyPace, Draining draining) {}

  Exchange(Request request, Response response, Surroundings surroundings) {
    this.request = request;
    this.response = response;
    this.surroundings = surroundings;
  }

  /// The name of this request in our log.
  public String id() {
    return RequestLine.idOf(request);
  }

  /// Takes over the name that the client gave its request; from now on our log has that one.
  ///
  /// @param name short, and fit for a line of the log
  public void rename(String name) {
    RequestLine.setId(request, name);
    MDC.put("request", name); // Whoever handed us the request takes it away at the end.
  }

  /// As it came, so in upper case with every sane client.
  public String method() {
    return request.getMethod();
  }

  /// The path as it came, nothing decoded; `*` for a request about the whole server.
  public String rawPath() {
    return Objects.requireNonNullElse(request.getHttpURI().getPath(), "/");
  }

  /// What stands after the question mark, nothing decoded; empty where there is none.
  public String rawQuery() {
    return Objects.requireNonNullElse(request.getHttpURI().getQuery(), "");
  }

  /// The decoded segments of the path, at least safe as names: none is empty, `.` or `..`, none has
  /// control characters. Runs of slashes count as one.
  ///
  /// @throws RefusedException where the path is not fit for that
  public List<String> segments() {
    return RequestPath.of(rawPath()).segments();
  }

  public QueryParameters query() {
    return QueryParameters.parse(rawQuery());
  }

  /// The first value of a header of the request; its name in any case.
  public @Nullable String header(String name) {
    return request.getHeaders().get(name);
  }

  /// All values of a header of the request, in the order in which they came.
  public List<String> headers(String name) {
    return request.getHeaders().getValuesList(name);
  }

  /// How long the headers of the request are together, in about bytes.
  public int headerByteCount() {
    return request.getHeaders().stream()
        .mapToInt(it -> it.toString().length() + 2)
        .sum();
  }

  /// The address at the other end of the connection, without port.
  public String remoteAddress() {
    return Request.getRemoteAddr(request);
  }

  /// The whole body. Nothing is read, and no `100 Continue` sent, where a longer one is announced.
  ///
  /// @throws RefusedException where it is larger, or comes too slowly
  public byte[] body(int bytesMax) throws IOException {
    return bodyStream(bytesMax).readAllBytes();
  }

  /// The body as it comes; asked for once. As [#body] otherwise.
  public InputStream bodyStream(long bytesMax) {
    if (body != null) {
      throw new IllegalStateException("the body was asked for before");
    }
    if (request.getLength() > bytesMax) {
      throw Refusal.BODY_TOO_LARGE.asException();
    }
    body = new BodyStream(
        Content.Source.asInputStream(request),
        bytesMax,
        surroundings.bodyPace(),
        () -> isBrokenOff);
    return body;
  }

  /// Tells whether somebody reads the body already.
  public boolean isBodyAskedFor() {
    return body != null;
  }

  /// How many bytes the body has, as its client announces it; -1 where it does not know.
  public long announcedByteCount() {
    boolean hasBody = request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
        || request.getHeaders().contains(HttpHeader.CONTENT_LENGTH);
    return hasBody ? request.getLength() : 0;
  }

  /// Ends the exchange from outside: whoever reads the body finds it broken off. Any thread may.
  ///
  /// Only the endpoint is closed. The connection, closed, would at once drain the body on this
  /// thread, out of the buffer that another one may be reading from.
  public void breakOff() {
    isBrokenOff = true;
    request.getConnectionMetaData().getConnection().getEndPoint().close();
  }

  /// Sets a header of the answer. Case and order stay as they are set.
  public void header(String name, String value) {
    response.getHeaders().put(name, checked(value));
  }

  /// Sets a header of the answer that stays when another answer takes its place, because something
  /// went wrong.
  public void lastingHeader(String name, String value) {
    header(name, value);
    lasting.put(name, value);
  }

  /// Sets a header of the answer to a date as HTTP writes it.
  public void header(String name, Instant date) {
    header(name, DateGenerator.formatDate(date.toEpochMilli()));
  }

  /// Sets a header of the answer beside those of the same name that are there.
  public void addHeader(String name, String value) {
    response.getHeaders().add(name, checked(value));
  }

  /// Answers, whole. To HEAD goes everything but the bytes.
  public void send(int status, String type, byte[] bytes) throws IOException {
    begin(status, type);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    write(isHead() ? new byte[0] : bytes);
  }

  public void send(int status, String type, String text) throws IOException {
    send(status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Answers without body and without type.
  public void sendEmpty(int status) throws IOException {
    begin(status, null);
    write(new byte[0]);
  }

  /// Answers in pieces, as many and as late as one likes: each `flush` sends what was written, at
  /// once. To HEAD nothing of it goes out.
  ///
  /// The answer ends when the handler comes back, not by `close`: what a handler that throws has
  /// begun is broken off, so that it never looks whole.
  public OutputStream stream(int status, String type) throws IOException {
    begin(status, type);
    answer = isHead()
        ? new HeadStream(Content.Sink.asOutputStream(response))
        : new AnswerStream(Content.Sink.asOutputStream(response));
    return answer;
  }

  /// Answers in pieces that are `byteCount` bytes together.
  public OutputStream stream(int status, String type, long byteCount) throws IOException {
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, byteCount);
    return stream(status, type);
  }

  /// Runs `onGone`, on another thread, when the client closes the connection or its sending side
  /// before the watch is closed. For handlers that wait; the body must have been read.
  public Watch watchPeer(Runnable onGone) {
    if (isBodyPending()) {
      throw new IllegalStateException("the body must be read before the peer is watched");
    }
    return PeerWatch.on(request.getConnectionMetaData().getConnection(), onGone);
  }

  /// Runs `onStop`, on another thread, when the server begins to stop, or now if it has begun. Who
  /// waits then answers with what there is.
  public Watch watchStop(Runnable onStop) {
    return surroundings.draining().watch(onStop);
  }

  /// Forgets what was set and written for an answer, if nothing of it has gone out yet.
  ///
  /// @return whether the exchange can be answered anew
  boolean takeBack() {
    if (response.isCommitted()) {
      return false;
    }
    response.reset();
    lasting.forEach(this::header);
    answer = null;
    return true;
  }

  /// Sends what a handler left in its stream.
  void finish() throws IOException {
    if (answer != null) {
      answer.flush();
    } else if (!response.hasLastWrite()) {
      throw new IllegalStateException("no answer was given to " + method() + " " + rawPath());
    }
  }

  private void begin(int status, @Nullable String type) {
    if (answer != null || response.isCommitted()) {
      throw new IllegalStateException("the answer was given before");
    }
    response.setStatus(status);
    if (type != null) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    }
    if (status >= 400 && isBodyPending()) {
      // The client may still be sending, or waiting for a 100: the next request cannot be found.
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    if (status >= 500) {
      response.getHeaders().put("X-Request-Id", id());
    }
  }

  private void write(byte[] bytes) throws IOException {
    boolean isRefusal = response.getStatus() >= 400 && isBodyPending();
    try (Blocker.Callback written = Blocker.callback()) {
      response.write(true, ByteBuffer.wrap(bytes), written);
      written.block();
    }
    if (isRefusal && !Remainder.isHeldBack(request, body != null)) {
      Remainder.discard(request);
    }
  }

  private boolean isHead() {
    return method().equals("HEAD");
  }

  private boolean isBodyPending() {
    boolean isAnnounced = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > 0
        || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    return isAnnounced && (body == null || !body.isEnded());
  }

  private static String checked(String value) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a header must not have control characters");
    }
    return value;
  }
}
