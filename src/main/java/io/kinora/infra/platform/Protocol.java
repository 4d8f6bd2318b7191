package io.kinora.infra.platform;

import tools.jackson.databind.node.ObjectNode;

/// How one platform takes one video, in pieces. [Sending] decides what is done when.
///
/// All methods fail with a [io.kinora.infra.base.FailureException] where the platform refuses.
interface Protocol {

  /// Opens a session. Nothing of the video is sent yet, and nobody sees a video.
  ///
  /// @return what names the session, for later attempts too
  ObjectNode begin();

  /// Asks the platform where a session stands.
  ///
  /// @param notedBytes how much had arrived when we last knew
  Standing ask(ObjectNode session, long notedBytes);

  /// How much is sent at once from there; more than zero.
  int pieceBytes(ObjectNode session);

  /// Sends a piece.
  ///
  /// @param session may be changed; it is noted again before the next piece
  Standing send(ObjectNode session, long offset, int lengthBytes);

  /// Ends a session in which all has arrived.
  Standing finish(ObjectNode session);
}
