package io.kinora.engine.publishing;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.publish.Encoded;
import io.kinora.media.publish.Footage;
import io.kinora.media.publish.Material;
import io.kinora.media.publish.PosterWish;
import io.kinora.media.publish.Publication;
import io.kinora.media.publish.Publisher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The last step of a video, and what is written down of it.
record PublishedVideo(Video video, Publisher publisher) {

  Publication made(
      Path source, Footage footage, Encoded encoded, WorkFolder folder, StopSignal stop)
      throws InterruptedException {
    return publisher.finish(new Material(source, footage, encoded), wish(), folder, stop);
  }

  private PosterWish wish() {
    OptionalDouble seconds = video.slot().thumbnailTime();
    return seconds.isPresent()
        ? new PosterWish.At(Duration.ofNanos((long) (seconds.getAsDouble() * 1e9)))
        : new PosterWish.Typical();
  }

  /// What clients are told of a ready video, but for its addresses.
  ///
  /// Source: the publishing contract, section 9.
  static String factsJson(Publication publication) {
    Publication.Film film = publication.film();
    ObjectNode facts = JsonNodeFactory.instance
        .objectNode()
        .put("width", film.size().width())
        .put("height", film.size().height())
        .put("duration", film.duration().toMillis() / 1e3)
        .put("has_audio", film.hasSound())
        .put("frame_rate", Math.round(film.frameRate() * 1e3) / 1e3);
    ArrayNode renditions = facts.putArray("renditions");
    publication
        .renditions()
        .forEach(rendition -> renditions
            .addObject()
            .put("width", rendition.size().width())
            .put("height", rendition.size().height())
            .put("max_bitrate", rendition.bitsPerSecondMax()));
    facts
        .putObject("poster")
        .put("file", Publication.POSTER)
        .put("png", Publication.POSTER_PNG)
        .put("width", publication.poster().size().width())
        .put("height", publication.poster().size().height())
        .put("time", publication.poster().time().toMillis() / 1e3);
    return facts.toString();
  }
}
