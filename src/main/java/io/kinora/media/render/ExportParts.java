package io.kinora.media.render;

import io.kinora.infra.base.WholeFile;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.profile.Profile;
import io.kinora.media.render.FilmJoin.Part;
import java.nio.file.Path;
import java.util.List;

/// The parts that one export of a film is joined from, made now or by an attempt before.
///
/// @param folder where they lie
record ExportParts(Export export, WorkFolder folder) {

  /// @param film   as which the film was planned
  /// @param exports at least one
  /// @param work   the folder of the film
  /// @throws IllegalArgumentException when they cannot be drawn at once, or two are the same
  static List<ExportParts> of(List<Export> exports, Profile film, WorkFolder work) {
    check(exports, film);
    var folders = new ExportFolders(work);
    return exports.stream()
        .map(export -> new ExportParts(export, folders.of(export.profile())))
        .toList();
  }

  private static void check(List<Export> exports, Profile film) {
    List<String> names = exports.stream().map(export -> export.profile().name()).toList();
    if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException("exports must be different ones, are " + names);
    }
    if (!exports.stream().allMatch(export -> export.profile().isDrawnAs(film))) {
      throw new IllegalArgumentException(names + " are not all drawn as " + film.name());
    }
  }

  Profile profile() {
    return export.profile();
  }

  ExportPart segment(Segment segment) {
    return part(profile(), folder, "segment-" + segment.number());
  }

  ExportPart sound() {
    return sound(profile(), folder);
  }

  /// Films and their previews share sounds of one codec.
  static ExportPart sound(Profile profile, WorkFolder folder) {
    return part(profile, folder, "sound." + profile.format().sound().probedName());
  }

  private static ExportPart part(Profile profile, WorkFolder folder, String name) {
    return new ExportPart(profile, new WholeFile(folder.file(name)));
  }

  /// What they are joined to.
  Path film() {
    return folder.file("film." + profile().format().container().extension());
  }

  /// @param sound may be that of another export
  FilmJoin join(List<Segment> segments, Path sound) {
    List<Part> parts = segments.stream()
        .map(segment -> new Part(segment, segment(segment).file().path()))
        .toList();
    return new FilmJoin(profile(), parts, sound, folder.file("segments.txt"));
  }
}
