package io.kinora.engine.work;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.TenantId;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.StillFormat;
import java.time.Duration;
import java.util.Arrays;
import tools.jackson.databind.node.ObjectNode;

/// Shows single frames of films while somebody waits: what editors need. Thread-safe.
public interface Frames {

  Parameters PARAMETERS = Parameters.of(
      Parameter.string("definition", "The film, in SXML.").required(),
      Parameter.decimal("time", "Which frame, in seconds; behind the end: the last one.")
          .orElse(0.0),
      Parameter.string("profile", "Size and rate of the film.")
          .orElse(Profile.USUAL)
          .oneOf(Profile.names()),
      Parameter.string("format", "What the picture is written as.")
          .orElse(StillFormat.JPEG.word())
          .oneOf(Arrays.stream(StillFormat.values()).map(StillFormat::word).toList()));

  /// A frame as a picture file.
  ///
  /// @param filmLength of the whole film
  record Shown(byte[] bytes, String mediaType, Duration filmLength) {}

  /// @param wish as [#PARAMETERS] let it pass
  /// @param stop ends the work early
  /// @throws io.kinora.infra.base.FailureException when the film cannot be drawn, or
  ///     `UNAVAILABLE` when too many frames are being drawn
  /// @throws InterruptedException when it was stopped
  Shown show(ObjectNode wish, TenantId tenant, StopSignal stop) throws InterruptedException;
}
