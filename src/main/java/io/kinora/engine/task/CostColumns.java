package io.kinora.engine.task;

import io.kinora.infra.base.RunCost;
import io.kinora.infra.base.RunCost.Way;
import org.jdbi.v3.core.statement.Query;

/// The columns of the table `task` that add up what its runs have cost.
final class CostColumns {

  /// Adds what one more run has cost; see [#bind].
  static final String ADDED = """
      cpu_millis = cpu_millis + :cpuMillis, bytes_fetched = bytes_fetched + :bytesFetched,
      bytes_stored = bytes_stored + :bytesStored, bytes_sent = bytes_sent + :bytesSent""";

  private CostColumns() {}

  static Query bind(Query query, RunCost cost) {
    return query
        .bind("cpuMillis", cost.cpu().toMillis())
        .bind("bytesFetched", cost.bytes(Way.FETCHED))
        .bind("bytesStored", cost.bytes(Way.STORED))
        .bind("bytesSent", cost.bytes(Way.SENT));
  }
}
