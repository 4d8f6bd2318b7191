package io.kinora.media.ffmpeg;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.StopSignal;
import java.util.regex.Pattern;

/// How a run of ffmpeg ended.
///
/// @param kind what ended it
/// @param messages the last lines that it wrote about errors; for the log, they name our files
public record Ending(Kind kind, String messages) {

  /// What ended a run.
  public enum Kind {
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    STALLED,
    STOPPED
  }

  public boolean isSuccess() {
    return kind == Kind.SUCCEEDED;
  }

  /// The same as [#orFail], and fails too where the messages have a sign that the input was cut
  /// off: ffmpeg goes on with what there is, and succeeds.
  public void orFailIfCut(Pattern sign, FailureCode code, String text) {
    boolean isCut = isSuccess() && sign.matcher(messages).find();
    (isCut ? new Ending(Kind.FAILED, messages) : this).orFail(code, text);
  }

  /// Returns when the run succeeded.
  ///
  /// @param code the failure where the program itself failed
  /// @param text for the client
  /// @throws io.kinora.infra.base.FailureException when it did not
  /// @throws StopSignal.StoppedException when it was asked to end
  public void orFail(FailureCode code, String text) {
    switch (kind) {
      case SUCCEEDED -> {}
      case STOPPED -> throw new StopSignal.StoppedException();
      case TIMED_OUT, STALLED ->
        throw new Failure(FailureCode.LIMIT_HIT, text + " (it took too long)")
            .asException(new IllegalStateException(messages));
      case FAILED -> throw new Failure(code, text).asException(new IllegalStateException(messages));
    }
  }
}
