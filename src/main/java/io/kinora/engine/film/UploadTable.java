package io.kinora.engine.film;

import io.kinora.engine.delivery.Arrived;
import io.kinora.engine.delivery.UploadTarget;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The table `film_upload`.
final class UploadTable {

  private static final String ONE = " where rendition_id = ? and position = ?";

  private UploadTable() {}

  static void insert(Handle handle, Rendition rendition) {
    for (int index = 0; index < rendition.order().uploads().size(); index++) {
      handle.execute(
          """
          insert into film_upload (rendition_id, position, kind, state)
          values (?, ?, ?, 'pending')""",
          rendition.id(),
          index,
          rendition.order().uploads().get(index).target().kind().word());
    }
  }

  static List<RenditionUpload> of(Handle handle, String rendition) {
    return handle
        .createQuery("select * from film_upload where rendition_id = :id order by position")
        .bind("id", rendition)
        .map((row, _) -> new RenditionUpload(
            row.getInt("position"),
            UploadTarget.Kind.find(row.getString("kind")).orElseThrow(),
            RenditionUpload.State.of(row.getString("state")),
            row.getInt("tries"),
            row.getString("remote_id"),
            row.getString("address"),
            row.getString("error")))
        .list();
  }

  static void succeed(Handle handle, String rendition, int position, Arrived arrived) {
    handle.execute(
        "update film_upload set state = 'done', remote_id = ?, address = ?" + ONE,
        arrived.id(),
        arrived.url(),
        rendition,
        position);
  }

  static void addTry(Handle handle, String rendition, int position) {
    handle.execute("update film_upload set tries = tries + 1" + ONE, rendition, position);
  }

  static void fail(Handle handle, String rendition, int position, String error) {
    handle.execute(
        "update film_upload set state = 'failed', error = ?" + ONE, error, rendition, position);
  }

  static void delete(Handle handle, String rendition) {
    handle.execute("delete from film_upload where rendition_id = ?", rendition);
  }
}
