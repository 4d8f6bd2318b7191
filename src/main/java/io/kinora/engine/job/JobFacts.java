package io.kinora.engine.job;

import org.jspecify.annotations.Nullable;

/// What is known of the files of a job, as far as it has come.
///
/// @param output none before it was made
/// @param watermarkBytes  its size; none where there is none, or it was not fetched
/// @param thumbnails none before they were made
public record JobFacts(
    @Nullable FileFacts input,
    @Nullable FileFacts output,
    @Nullable Long watermarkBytes,
    @Nullable ThumbnailFacts thumbnails) {

  /// What a step of a job found out; the rest is for other steps to say.
  static final JobFacts NOTHING = new JobFacts(null, null, null, null);

  /// @param width  in pixels; none of a sound
  /// @param millis how long it is; none before somebody looked
  public record FileFacts(
      long bytes,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable Long millis) {}

  public record ThumbnailFacts(long bytes, int count) {}

  /// Both, what is said later counting.
  JobFacts and(JobFacts later) {
    return new JobFacts(
        later.input == null ? input : later.input,
        later.output == null ? output : later.output,
        later.watermarkBytes == null ? watermarkBytes : later.watermarkBytes,
        later.thumbnails == null ? thumbnails : later.thumbnails);
  }
}
