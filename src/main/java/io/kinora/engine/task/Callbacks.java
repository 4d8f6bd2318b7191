package io.kinora.engine.task;

import java.util.List;

/// What dialects do about their tasks: how callbacks are worded and carried out, and what of their
/// own follows.
///
/// @param wordings  one for each dialect that calls back
/// @param followers one for each dialect with rows that depend on its tasks
public record Callbacks(
    List<CallbackWording> wordings, List<TaskFollower> followers, CallbackSender sender) {

  public Callbacks {
    wordings = List.copyOf(wordings);
    followers = List.copyOf(followers);
  }

  /// Of dialects that keep nothing of their own.
  public Callbacks(List<CallbackWording> wordings, CallbackSender sender) {
    this(wordings, List.of(), sender);
  }
}
