package io.kinora.engine.task;

import java.util.List;

/// What others do about tasks: how dialects word callbacks and have them carried out, what of
/// their own follows, what else they have to be done, and who counts runs.
///
/// @param wordings  one for each dialect that calls back
/// @param followers one for each dialect with rows that depend on its tasks
/// @param errands   each with a name of its own
public record Callbacks(
    List<CallbackWording> wordings,
    List<TaskFollower> followers,
    CallbackSender sender,
    List<Errand> errands,
    RunObserver observer) {

  public Callbacks {
    wordings = List.copyOf(wordings);
    followers = List.copyOf(followers);
    errands = List.copyOf(errands);
  }

  /// Without anybody who counts.
  public Callbacks(
      List<CallbackWording> wordings,
      List<TaskFollower> followers,
      CallbackSender sender,
      List<Errand> errands) {
    this(wordings, followers, sender, errands, RunObserver.NOBODY);
  }

  /// Of dialects that keep nothing of their own.
  public Callbacks(List<CallbackWording> wordings, CallbackSender sender) {
    this(wordings, List.of(), sender, List.of());
  }
}
