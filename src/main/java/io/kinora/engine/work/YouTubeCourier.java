package io.kinora.engine.work;

import io.kinora.engine.connection.Platforms;
import io.kinora.infra.base.Failure;
import io.kinora.infra.platform.Uploaded;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Brings videos to YouTube. Source: the tasks contract, section 9, youtube.
final class YouTubeCourier implements Courier {

  private final SecretParameters secrets;
  private final Platforms platforms;

  YouTubeCourier(SecretParameters secrets, Platforms platforms) {
    this.secrets = secrets;
    this.platforms = platforms;
  }

  @Override
  public Delivered deliver(Parcel parcel) throws InterruptedException {
    Optional<Failure> refusal = SwitchedOff.refusalOfYouTubeStore(platforms.connectors());
    if (refusal.isPresent()) { // Switched off since the task was taken.
      throw refusal.get().asException();
    }
    ObjectNode terms = parcel.destination().terms();
    var notes = new UploadNotes(parcel.bench(), secrets, parcel.file(), parcel.shown());
    Uploaded uploaded = platforms
        .youTube()
        .upload(
            notes,
            YouTubeTerms.video(terms),
            YouTubeTerms.access(terms, platforms, parcel.bench().run().tenant()));
    return new Delivered(uploaded.address(), uploaded.isAtLeastOnce());
  }
}
