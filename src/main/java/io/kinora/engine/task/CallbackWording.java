package io.kinora.engine.task;

import java.util.Optional;

/// How a dialect words what it calls back.
///
/// It is asked inside of the transaction in which the event happens: it only computes, and does
/// not throw for whatever the context says.
public interface CallbackWording {

  /// The dialect whose tasks it words; see [Origin#dialect()].
  String dialect();

  /// What to send about `event`; empty when nobody wants to know.
  ///
  /// @param task as it is after the event
  Optional<CallbackOrder> callback(Task task, TaskEvent event);
}
