package io.kinora.api.publishing;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// What is told of a video, with the tag by which a client knows it again.
///
/// @param state of the video: the same for as long as nothing of it changes
/// @param stamp what else the body depends on; empty for nothing
record Telling(ObjectNode body, String state, String stamp) {

  /// @param wording makes the body; without a pass it has the addresses of a public video
  static Telling of(Optional<Pass> pass, Function<Optional<Pass>, ObjectNode> wording) {
    ObjectNode bare = wording.apply(Optional.empty());
    String state = Etags.hash(bare.toString());
    return pass.isPresent()
        ? new Telling(wording.apply(pass), state, "." + pass.get().until())
        : new Telling(bare, state, "");
  }

  /// Another pass makes another body, and so another tag.
  String etag() {
    return "\"" + state + stamp + "\"";
  }
}
