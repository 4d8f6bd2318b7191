package io.kinora.engine.job;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FailureException;
import java.util.List;

/// Words what went wrong in a step, for clients. Source: the flixcloud contract, section 11.
final class StepFailure {

  static final String INPUT = JobStep.FETCH.failed();
  static final String WATERMARK = "Watermark file could not be downloaded: ";
  static final String UNRECOGNIZED = "Input file could not be recognized";
  static final String TRANSCODING = JobStep.TRANSCODE.failed();
  static final String OUTPUT = JobStep.DELIVER.failed();
  static final String THUMBNAILS = "Thumbnails could not be uploaded: ";

  private static final List<String> ALL =
      List.of(INPUT, WATERMARK, UNRECOGNIZED, TRANSCODING, OUTPUT, THUMBNAILS);

  private StepFailure() {}

  /// Tells whether a text begins as one of ours.
  static boolean isWorded(String text) {
    return ALL.stream().anyMatch(text::startsWith);
  }

  /// The same failure with a beginning.
  static RuntimeException begun(String beginning, FailureException failure) {
    Failure told = failure.failure();
    return new Failure(told.code(), beginning + told.text()).asException(failure);
  }

  /// The same failure, not to be tried again: another run would find the same. Ours are.
  static RuntimeException last(String beginning, FailureException failure) {
    FailureCode code = failure.failure().code();
    boolean isPassing = code == FailureCode.OUT_OF_SPACE || code == FailureCode.UNAVAILABLE;
    return new Failure(
            isPassing ? code : FailureCode.INPUT_NOT_MEDIA,
            beginning + failure.failure().text())
        .asException(failure);
  }
}
