package io.kinora.engine.job;

import java.util.Arrays;
import java.util.Locale;

/// How far a job has come. Source: the flixcloud contract, section 4.
public enum JobState {
  INITIALIZED_JOB,
  WAITING_TO_DOWNLOAD_INPUT_FILES,
  DOWNLOADING_INPUT_FILES,
  WAITING_TO_TRANSCODE,
  TRANSCODING,
  WAITING_TO_UPLOAD_OUTPUT_FILES,
  UPLOADING_OUTPUT_FILES,
  WAITING_TO_NOTIFY,
  NOTIFYING,
  SUCCESSFUL_JOB,
  FAILED_JOB,
  CANCELLED_JOB;

  /// As it is stored, and as clients read it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static JobState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// Nothing will be made any more; its customer may still have to be told.
  public boolean isFinal() {
    return compareTo(WAITING_TO_NOTIFY) >= 0;
  }

  static String finalWords() {
    return String.join(
        ", ",
        Arrays.stream(values())
            .filter(JobState::isFinal)
            .map(it -> "'" + it.word() + "'")
            .toList());
  }
}
