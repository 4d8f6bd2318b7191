package io.kinora.engine.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A step of a job: a task of its own, after the one before.
public enum JobStep {
  FETCH(JobState.WAITING_TO_DOWNLOAD_INPUT_FILES, JobState.DOWNLOADING_INPUT_FILES),
  TRANSCODE(JobState.WAITING_TO_TRANSCODE, JobState.TRANSCODING),
  DELIVER(JobState.WAITING_TO_UPLOAD_OUTPUT_FILES, JobState.UPLOADING_OUTPUT_FILES);

  private final JobState waiting;
  private final JobState running;

  JobStep(JobState waiting, JobState running) {
    this.waiting = waiting;
    this.running = running;
  }

  /// The kind of its work.
  String kind() {
    return "job." + word();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static JobStep of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  static Optional<JobStep> ofKind(String kind) {
    return Arrays.stream(values()).filter(it -> it.kind().equals(kind)).findFirst();
  }

  JobState waiting() {
    return waiting;
  }

  JobState running() {
    return running;
  }

  /// What a failure of it begins with, for clients. Source: the flixcloud contract, section 11.
  String failed() {
    return switch (this) {
      case FETCH -> "Input file could not be downloaded: ";
      case TRANSCODE -> "Transcoding failed: ";
      case DELIVER -> "Output file could not be uploaded: ";
    };
  }
}
