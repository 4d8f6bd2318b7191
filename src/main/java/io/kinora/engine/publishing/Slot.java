package io.kinora.engine.publishing;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What a client says of a video before it sends the file.
///
/// @param title         1 to 255 characters
/// @param description   may be empty
/// @param externalId    the client's own key
/// @param thumbnailTime of the frame that is the poster, in seconds; empty for the most typical
/// @param isSigned      whether its files are only for those who have a signed address
/// @param delegate      digest of the word by which others may send the file
public record Slot(
    String title,
    String description,
    @Nullable String externalId,
    LaunchFormat launchFormat,
    OptionalDouble thumbnailTime,
    boolean isSigned,
    @Nullable String delegate) {

  /// A copy with other words.
  public Slot with(String newTitle, String newDescription, @Nullable String newExternalId) {
    return new Slot(
        newTitle, newDescription, newExternalId, launchFormat, thumbnailTime, isSigned, delegate);
  }

  /// A copy whose file may be sent by whoever has a word.
  Slot delegatedBy(String digest) {
    return new Slot(title, description, externalId, launchFormat, thumbnailTime, isSigned, digest);
  }
}
