package io.kinora.engine.film;

import io.kinora.engine.delivery.Arrived;
import io.kinora.engine.task.TaskOrder;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What follows when a rendition comes further, in the transaction in which it does: who asked for
/// it is told, and what waited for it goes on. Who calls has locked the rendition.
record RenditionEnds(FilmRecords records, FilmWording wording, NewsOfRenditions news) {

  /// It comes to another state, unless it is there or further.
  void enter(Handle handle, Rendition rendition, RenditionState state) {
    Rendition now = records.renditions().find(handle, rendition.id()).orElseThrow();
    if (state.isAfter(now.state())) {
      RenditionTable.setState(handle, rendition.id(), state, records.now());
      news.tell(handle, rendition.id());
    }
  }

  /// It has failed, or was cancelled.
  void failed(Handle handle, Rendition rendition, String error) {
    if (!rendition.state().isFinal()) {
      RenditionTable.setError(handle, rendition.id(), error);
      enter(handle, rendition, RenditionState.ERROR);
      dropDefinition(handle, rendition);
    }
  }

  /// It is made.
  ///
  /// @param next see [#next]
  void made(Handle handle, Rendition rendition, RenditionMedia media, Optional<TaskOrder> next) {
    RenditionTable.setMedia(handle, rendition.id(), media);
    RenditionTable.setPercent(handle, rendition.id(), 100);
    enter(handle, rendition, RenditionState.GENERATED);
    dropDefinition(handle, rendition);
    goOn(handle, rendition, next);
  }

  private void dropDefinition(Handle handle, Rendition rendition) {
    if (rendition.definition() != null) {
      records.dropUnneeded(handle, rendition.definition());
    }
  }

  /// It has arrived at one of its places.
  void arrived(
      Handle handle, Rendition rendition, int position, Arrived where, Optional<TaskOrder> next) {
    UploadTable.succeed(handle, rendition.id(), position, where);
    news.tell(handle, rendition.id());
    news.tellOfUpload(handle, rendition.id(), position);
    goOn(handle, rendition, next);
  }

  /// It cannot be brought to one of its places; one is not the business of another.
  void refused(
      Handle handle, Rendition rendition, int position, String error, Optional<TaskOrder> next) {
    UploadTable.fail(handle, rendition.id(), position, error);
    news.tellOfUpload(handle, rendition.id(), position);
    goOn(handle, rendition, next);
  }

  /// What brings a rendition to the place that comes after one, in the order of the document; empty
  /// where that was the last. Submitted with what is written down here.
  ///
  /// @param position of the one; -1 before the first
  static Optional<TaskOrder> next(Rendition rendition, int position) {
    int next = position + 1;
    return next < rendition.order().uploads().size()
        ? Optional.of(DeliverFilm.order(rendition, next))
        : Optional.empty();
  }

  /// Source: the factory contract, section 8: the first failure is the one that is told.
  void goOn(Handle handle, Rendition rendition, Optional<TaskOrder> next) {
    if (next.isPresent()) {
      RenditionTable.setUploadTask(handle, rendition.id(), next.get().id());
      return;
    }
    Optional<RenditionUpload> failed = UploadTable.of(handle, rendition.id()).stream()
        .filter(it -> it.state() == RenditionUpload.State.FAILED)
        .findFirst();
    if (failed.isPresent()) {
      failed(handle, rendition, String.valueOf(failed.get().error()));
    } else {
      enter(handle, rendition, RenditionState.AVAILABLE);
    }
  }
}
