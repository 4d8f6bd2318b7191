package io.kinora.cli.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What happens in a run.
///
/// @param kills           so many processes are killed; then all is let run until it is quiet
/// @param timeMax         after this, that is done though fewer were killed
/// @param workers         how many processes only work, beside the one that answers clients
/// @param openMax         so many orders are open at once, at most
/// @param seed            of what happens when; what comes of it also depends on the machine
/// @param restartDatabase a command that restarts it; empty: it is only cut off
/// @param folder          for data, logs and products; somebody else's to remove
public record ChaosPlan(
    int kills,
    Duration timeMax,
    int workers,
    int openMax,
    long seed,
    List<String> restartDatabase,
    Path folder) {

  public ChaosPlan {
    restartDatabase = List.copyOf(restartDatabase);
  }
}
