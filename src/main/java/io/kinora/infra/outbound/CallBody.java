package io.kinora.infra.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/// The body of a [Call], as the client of the library wants it: written part by part.
final class CallBody extends AbstractHttpEntity {

  private final List<Call.Part> parts;

  CallBody(List<Call.Part> parts) {
    super((String) null, null);
    this.parts = parts;
  }

  @Override
  public long getContentLength() {
    return parts.stream().mapToLong(Call.Part::lengthBytes).sum();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    for (Call.Part part : parts) {
      part.writeTo(out);
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
