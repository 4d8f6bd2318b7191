package io.kinora.engine.film;

import io.kinora.infra.base.Failure;
import java.util.List;
import java.util.Map;

/// How a dialect words what becomes of renditions.
public interface FilmWording {

  /// Why a rendition has failed.
  String error(Failure failure);

  /// Why one has ended that was not wanted any more.
  String cancelled();

  /// Why nothing could be brought anywhere: there is nothing, and nothing was to be made.
  String nothingToUpload();

  /// The form by which somebody is told how a rendition stands.
  ///
  /// @param meta what holds for whom is told
  String notice(Rendition rendition, List<RenditionUpload> uploads, Map<String, String> meta);
}
