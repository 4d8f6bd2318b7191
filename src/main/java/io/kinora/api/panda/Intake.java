package io.kinora.api.panda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.api.http.Exchange;
import io.kinora.api.http.MultipartBody;
import io.kinora.api.http.PercentDecoding;
import io.kinora.api.http.QueryParameters;
import io.kinora.engine.cloud.Arrival;
import io.kinora.engine.cloud.Videos;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a request brings: parameters from wherever they stand, and a file if there is one. For one
/// thread.
///
/// Source: the panda contract, section 2.
final class Intake implements AutoCloseable {

  private static final int FORM_BYTES_MAX = 2 << 20;

  /// So much of a body may be around a file.
  private static final long AROUND_FILE_MAX = 2L << 20;

  private Parameters parameters;
  private @Nullable String fileName;
  private @Nullable Arrival arrival;

  /// What stands in the head of a request.
  private Intake(Parameters head) {
    this.parameters = head;
  }

  static Intake ofHead(Exchange exchange) {
    Parameters query = Parameters.of(exchange.query());
    String header = exchange.header("X-Query-Params");
    return new Intake(
        header == null
            ? query
            : query.and(Parameters.ofJson(header).orElse(new Parameters(Map.of()))));
  }

  Parameters parameters() {
    return parameters;
  }

  /// The file, if there is one that was not handed over.
  Optional<Arrival> file() {
    return Optional.ofNullable(arrival);
  }

  /// What its client calls it.
  String fileName() {
    return Objects.requireNonNullElse(fileName, "");
  }

  /// Reads the body of a request that brings no file.
  void readForm(Exchange exchange) throws IOException {
    String type = type(exchange);
    if (MultipartBody.isOne(type)) {
      readParts(type, exchange.bodyStream(FORM_BYTES_MAX), (_, _) -> {});
    } else if (isForm(type)) {
      addForm(exchange.body(FORM_BYTES_MAX));
    }
  }

  /// Where a file goes.
  private interface Taking {
    void take(String name, InputStream bytes) throws IOException;
  }

  /// What a request with a file is held against.
  ///
  /// @param bytesMax of the file
  /// @param check    of what was said before the file; nothing of that is taken where it throws
  record Reception(Videos videos, UploadProgress progress, long bytesMax, Runnable check) {}

  /// Reads the body of a request that may bring one.
  void readUpload(Exchange exchange, Reception reception) throws IOException {
    long bytesMax = reception.bytesMax();
    String type = type(exchange);
    if (isForm(type)) {
      addForm(exchange.body(FORM_BYTES_MAX));
      return;
    }
    boolean hasParts = MultipartBody.isOne(type);
    String rawName = exchange.header("X-File-Name");
    long announced = exchange.announcedByteCount();
    if (announced > bytesMax + AROUND_FILE_MAX || (rawName != null && announced > bytesMax)) {
      throw PandaException.tooLarge(bytesMax);
    }
    if (!hasParts && (rawName == null || announced == 0)) {
      return; // All is said in the query.
    }
    reception.videos().checkSpace();
    String key = parameters.find("X-Progress-ID").orElse("");
    InputStream body = reception
        .progress()
        .watch(key, announced, exchange.bodyStream(saturated(bytesMax, AROUND_FILE_MAX)));
    Taking taking = (name, bytes) -> {
      reception.check().run();
      take(reception.videos(), name, new Limited(bytes, bytesMax));
    };
    if (hasParts) {
      readParts(type, body, taking);
    } else {
      // Uploaders escape what a header cannot hold.
      taking.take(PercentDecoding.lenient(String.valueOf(rawName)), body);
    }
  }

  private static long saturated(long left, long right) {
    return left > Long.MAX_VALUE - right ? Long.MAX_VALUE : left + right;
  }

  private static String type(Exchange exchange) {
    return Objects.requireNonNullElse(exchange.header("Content-Type"), "");
  }

  private static boolean isForm(String type) {
    return type.startsWith("application/x-www-form-urlencoded");
  }

  private void addForm(byte[] body) {
    add(Parameters.of(QueryParameters.parse(new String(body, UTF_8))));
  }

  private void add(Parameters others) {
    parameters = parameters.and(others);
  }

  private void readParts(String type, InputStream body, Taking taking) throws IOException {
    var fields = new HashMap<String, String>();
    MultipartBody.read(type, body, new MultipartBody.Visitor() {
      @Override
      public void field(String name, String value) {
        fields.putIfAbsent(name, value);
      }

      @Override
      public void file(String name, String file, InputStream bytes) throws IOException {
        if (arrival == null && !file.isEmpty()) { // A client calls the part as its file.
          add(new Parameters(fields));
          taking.take(file, bytes);
        }
      }
    });
    add(new Parameters(fields));
  }

  private void take(Videos videos, String name, InputStream bytes) throws IOException {
    arrival = videos.arrive(bytes);
    fileName = name;
  }

  @Override
  public void close() {
    if (arrival != null) {
      arrival.close();
    }
  }

  /// Ends a request whose file is too large, however long its body was said to be.
  private static final class Limited extends FilterInputStream {

    private final long bytesMax;
    private long count;

    private Limited(InputStream in, long bytesMax) {
      super(in);
      this.bytesMax = bytesMax;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(read, 0);
      if (count > bytesMax) {
        throw PandaException.tooLarge(bytesMax);
      }
      return read;
    }
  }
}
