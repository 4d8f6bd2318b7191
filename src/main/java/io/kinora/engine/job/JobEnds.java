package io.kinora.engine.job;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What follows from the end of a job, in the transaction in which it comes: its files go, and its
/// customer will be told.
record JobEnds(JobRecords records, Notices notices) {

  /// Source: the flixcloud contract, section 11.
  private static final String WAS_CANCELLED = "Job was cancelled";

  void successful(Handle handle, Job job) {
    boolean isTold = job.order().notificationUrl() != null;
    JobState state = isTold ? JobState.WAITING_TO_NOTIFY : JobState.SUCCESSFUL_JOB;
    end(handle, job, state, null, null);
  }

  void failed(Handle handle, Job job, JobStep step, String error) {
    end(handle, job, JobState.FAILED_JOB, step, error);
  }

  /// @return whether it was not at its end before
  boolean cancelled(Handle handle, Job job) {
    return end(handle, job, JobState.CANCELLED_JOB, running(job.state()), WAS_CANCELLED);
  }

  private static @Nullable JobStep running(JobState state) {
    for (JobStep step : JobStep.values()) {
      if (step.running() == state) {
        return step;
      }
    }
    return null;
  }

  private boolean end(
      Handle handle, Job job, JobState state, @Nullable JobStep broken, @Nullable String error) {
    Instant now = records.clock().instant();
    boolean isNew = JobTable.end(handle, job.id(), state, broken, error, now);
    if (isNew) {
      records.dropFiles(handle, job.id());
      if (job.order().notificationUrl() != null) {
        notices.put(handle, job.id(), now);
      }
    }
    return isNew;
  }
}
