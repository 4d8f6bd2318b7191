package io.kinora.engine.task;

import java.util.List;

/// How callbacks are worded and carried out.
///
/// @param wordings one for each dialect that calls back
public record Callbacks(List<CallbackWording> wordings, CallbackSender sender) {

  public Callbacks {
    wordings = List.copyOf(wordings);
  }
}
