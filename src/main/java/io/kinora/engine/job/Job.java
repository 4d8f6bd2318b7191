package io.kinora.engine.job;

import io.kinora.infra.base.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A job as it stood at one moment.
///
/// @param id         one of its own among all tenants, rising
/// @param broken     the step that failed, or ran when the job was cancelled
/// @param error      why it failed, for the client
/// @param finishedAt none before its end
public record Job(
    long id,
    TenantId tenant,
    JobOrder order,
    JobState state,
    Percents percents,
    @Nullable JobStep broken,
    @Nullable String error,
    Instant createdAt,
    @Nullable Instant finishedAt) {

  /// How far each step has come: 100 when it is done, and not before.
  public record Percents(int fetched, int transcoded, int delivered) {

    public static final int WHOLE = 100;

    /// What a step says of itself while it is at work.
    static int of(double share) {
      return (int) Math.clamp(share * WHOLE, 0, WHOLE - 1);
    }

    public int of(JobStep step) {
      return switch (step) {
        case FETCH -> fetched;
        case TRANSCODE -> transcoded;
        case DELIVER -> delivered;
      };
    }
  }

  /// A copy in another state.
  Job in(JobState other) {
    return new Job(id, tenant, order, other, percents, broken, error, createdAt, finishedAt);
  }
}
