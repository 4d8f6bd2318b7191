package io.kinora.engine.task;

import java.util.List;

/// What dialects do about their tasks: how callbacks are worded and carried out, what of their
/// own follows, and what else they have to be done.
///
/// @param wordings  one for each dialect that calls back
/// @param followers one for each dialect with rows that depend on its tasks
/// @param errands   each with a name of its own
public record Callbacks(
    List<CallbackWording> wordings,
    List<TaskFollower> followers,
    CallbackSender sender,
    List<Errand> errands) {

  public Callbacks {
    wordings = List.copyOf(wordings);
    followers = List.copyOf(followers);
    errands = List.copyOf(errands);
  }

  /// Of dialects that keep nothing of their own.
  public Callbacks(List<CallbackWording> wordings, CallbackSender sender) {
    this(wordings, List.of(), sender, List.of());
  }
}
