package io.kinora.engine.publishing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which videos of a tenant are wanted: a page, newest first.
///
/// @param behind the last one of the page before
public record VideoList(
    Optional<Status> status, Optional<String> externalId, Optional<Place> behind, int countMax) {

  /// A place between two videos.
  public record Place(long createdMillis, String id) {

    public static Place of(Video video) {
      return new Place(video.times().created().toEpochMilli(), video.id().value());
    }
  }

  /// What a phase comes to. Source: the publishing contract, section 8.1.
  public enum Status {
    PENDING,
    READY,
    ERROR;

    List<Phase> phases() {
      return Arrays.stream(Phase.values()).filter(phase -> of(phase) == this).toList();
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Status of(Phase phase) {
      return switch (phase) {
        case READY -> READY;
        case FAILED -> ERROR;
        case UPLOAD, QUEUED, INSPECTING, ENCODING, FINISHING -> PENDING;
      };
    }
  }
}
