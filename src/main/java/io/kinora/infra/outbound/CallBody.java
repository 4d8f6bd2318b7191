package io.kinora.infra.outbound;

import io.kinora.infra.base.CostMeter;
import io.kinora.infra.base.RunCost.Way;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/// The body of a [Call], as the client of the library wants it: written part by part.
final class CallBody extends AbstractHttpEntity {

  private final List<Call.Part> parts;
  private final LongConsumer written;

  /// @param written told after each stretch how many bytes of all have been written
  CallBody(List<Call.Part> parts, LongConsumer written) {
    super((String) null, null);
    this.parts = parts;
    this.written = written;
  }

  @Override
  public long getContentLength() {
    return parts.stream().mapToLong(Call.Part::lengthBytes).sum();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    var telling = new TellingStream(out, written);
    try {
      for (Call.Part part : parts) {
        part.writeTo(telling);
      }
    } finally {
      CostMeter.count(Way.SENT, telling.byteCount());
    }
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public boolean isStreaming() {
    return false;
  }

  /// Nobody reads what we send.
  @Override
  public InputStream getContent() {
    throw new UnsupportedOperationException("a call's body is only written");
  }

  @Override
  public void close() {}
}
