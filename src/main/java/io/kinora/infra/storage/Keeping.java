package io.kinora.infra.storage;

import io.kinora.infra.base.CostMeter;
import io.kinora.infra.base.ObservedStream;
import io.kinora.infra.base.RunCost.Way;
import io.kinora.infra.base.TraceSpan;
import java.io.IOException;
import java.io.InputStream;

/// Counts what is kept and read for the work that does it, and tells it to who follows that work.
final class Keeping {

  private static final String BYTES = "kinora.bytes";

  private Keeping() {}

  /// Keeps a file.
  @FunctionalInterface
  interface Put {
    Receipt put() throws IOException;
  }

  static Receipt put(Put put) throws IOException {
    TraceSpan span = TraceSpan.begin("storage.put");
    return span.<Receipt, IOException>whole(() -> {
      Receipt receipt = put.put();
      CostMeter.count(Way.STORED, receipt.sizeBytes());
      span.with(BYTES, receipt.sizeBytes());
      return receipt;
    });
  }

  /// The same stream. To read it lasts until it is closed.
  static InputStream read(InputStream bytes) {
    InputStream counted = CostMeter.counted(Way.READ, bytes);
    TraceSpan span = TraceSpan.begin("storage.read");
    return span.isFollowed() ? new Followed(counted, span) : counted;
  }

  private static final class Followed extends ObservedStream {

    private final TraceSpan span;
    private long byteCount;

    private Followed(InputStream bytes, TraceSpan span) {
      super(bytes);
      this.span = span;
    }

    @Override
    protected void passed(int count) {
      byteCount += count;
    }

    @Override
    public void close() throws IOException {
      try (span) {
        span.with(BYTES, byteCount);
        super.close();
      }
    }
  }
}
