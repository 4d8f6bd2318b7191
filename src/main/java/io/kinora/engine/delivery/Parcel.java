package io.kinora.engine.delivery;

import io.kinora.infra.base.TenantId;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to be brought somewhere.
///
/// @param thumbnail a JPEG, in a folder that may be written to; null where there is none
/// @param meta      what its customer says of the video, by the names of the contract, such as
///     `title` and `acl`; what is not said is not there
/// @param mark      of a-z, 0-9 and `-`, at most 80, and the same for each attempt at the same
///     upload: what an earlier one has sent is gone on with by it
public record Parcel(
    UploadTarget target,
    TenantId tenant,
    Video video,
    @Nullable Path thumbnail,
    Map<String, String> meta,
    String mark) {

  /// The video.
  ///
  /// @param file        in a folder that may be written to: notes of what was sent lie beside it
  /// @param contentType such as `video/mp4`
  /// @param extension   without a dot, such as `mp4`
  /// @param user        with `resource` and `profile` what the video is known by
  public record Video(
      Path file,
      String contentType,
      String extension,
      String user,
      String resource,
      String profile) {

    /// What receivers are told that it is called. Source: the factory contract, section 8.
    String fileName() {
      return user + "_" + resource + "_" + profile + "." + extension;
    }
  }

  public Parcel {
    meta = Map.copyOf(meta);
  }

  /// What is said of the video; `otherwise` where nothing is.
  String meta(String name, String otherwise) {
    String said = meta.getOrDefault(name, "").strip();
    return said.isEmpty() ? otherwise : said;
  }
}
