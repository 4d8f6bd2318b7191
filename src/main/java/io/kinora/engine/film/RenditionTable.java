package io.kinora.engine.film;

import io.kinora.engine.library.AssetId;
import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Dialect;
import io.kinora.infra.secret.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The table `film_rendition`.
///
/// @param vault seals orders, which have passwords and keys in them
record RenditionTable(Vault vault, Dialect dialect) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String SELECT = "select * from film_rendition where ";
  private static final String OF_FILM =
      "access_key = :key and user_name = :user and resource = :film";
  private static final String IS_OPEN = " and state not in ('available', 'error')";

  void insert(Handle handle, Rendition rendition) {
    handle.execute(
        """
        insert into film_rendition (id, access_key, user_name, resource, profile, tenant,
          sealed_order, definition_id, state, error, render_task, upload_task, media, media_asset,
          media_at, created_at, changed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as bigint), ?, ?)""",
        rendition.id(),
        rendition.film().accessKey(),
        rendition.film().user(),
        rendition.film().resource(),
        rendition.profile(),
        rendition.tenant().value(),
        vault.seal(OrderJson.write(rendition.order()), owner(rendition.id())),
        rendition.definition() == null ? null : rendition.definition().value(),
        rendition.state().word(),
        rendition.error(),
        value(rendition.renderTask()),
        value(rendition.uploadTask()),
        json(rendition.media()),
        rendition.media() == null ? null : rendition.media().asset().value(),
        rendition.media() == null ? null : rendition.media().madeAt().toEpochMilli(),
        rendition.createdAt().toEpochMilli(),
        rendition.changedAt().toEpochMilli());
  }

  private static String owner(String id) {
    return "rendition " + id;
  }

  private static @Nullable String value(@Nullable TaskId task) {
    return task == null ? null : task.value();
  }

  private static @Nullable String json(@Nullable RenditionMedia media) {
    return media == null ? null : JSON.writeValueAsString(media);
  }

  Optional<Rendition> find(Handle handle, String id) {
    return mapped(handle.createQuery(SELECT + "id = :id").bind("id", id)).stream()
        .findFirst();
  }

  /// The same, and nobody else changes it before this transaction ends.
  Optional<Rendition> lock(Handle handle, String id) {
    return mapped(handle.createQuery(SELECT + "id = :id" + dialect.forUpdate()).bind("id", id))
        .stream()
        .findFirst();
  }

  Optional<Rendition> find(Handle handle, FilmName film, String profile) {
    Query query =
        handle.createQuery(SELECT + OF_FILM + " and profile = :profile").bind("profile", profile);
    return mapped(bound(query, film)).stream().findFirst();
  }

  private static Query bound(Query query, FilmName film) {
    return query
        .bind("key", film.accessKey())
        .bind("user", film.user())
        .bind("film", film.resource());
  }

  /// All of a film, by profile.
  List<Rendition> ofFilm(Handle handle, FilmName film) {
    return mapped(bound(handle.createQuery(SELECT + OF_FILM + " order by profile"), film));
  }

  /// The same, and nobody else changes them before this transaction ends.
  List<Rendition> lockOfFilm(Handle handle, FilmName film) {
    String locking = " order by profile" + dialect.forUpdate();
    return mapped(bound(handle.createQuery(SELECT + OF_FILM + locking), film));
  }

  /// Those that a task makes, by profile; nobody else changes them before this transaction ends.
  List<Rendition> lockOfTask(Handle handle, TaskId task) {
    return mapped(handle
        .createQuery(SELECT + "render_task = :task order by profile" + dialect.forUpdate())
        .bind("task", task.value()));
  }

  List<Rendition> ofTask(Handle handle, TaskId task) {
    return mapped(handle
        .createQuery(SELECT + "render_task = :task order by profile")
        .bind("task", task.value()));
  }

  /// The one that a task brings to a place.
  Optional<Rendition> ofUploadTask(Handle handle, TaskId task) {
    return mapped(handle.createQuery(SELECT + "upload_task = :task").bind("task", task.value()))
        .stream()
        .findFirst();
  }

  /// A page by names, as their bytes are.
  List<Rendition> page(Handle handle, RenditionFilter filter) {
    Query query = handle.createQuery(
        SELECT + filter.condition() + " order by user_name, resource, profile limit :count");
    return mapped(query.bindMap(filter.values()).bind("count", filter.countMax()));
  }

  /// Some of those whose files were made before a moment, the oldest first.
  List<Rendition> withMediaOlder(Handle handle, Instant before, int countMax) {
    return mapped(handle
        .createQuery(SELECT + "media_at < :before and state in ('available', 'error')"
            + " order by media_at limit :count")
        .bind("before", before.toEpochMilli())
        .bind("count", countMax));
  }

  /// Some of those at their ends that nothing has happened to since a moment.
  List<Rendition> unchangedSince(Handle handle, Instant moment, int countMax) {
    return mapped(handle
        .createQuery(SELECT + "changed_at < :moment and state in ('available', 'error')"
            + " order by changed_at limit :count")
        .bind("moment", moment.toEpochMilli())
        .bind("count", countMax));
  }

  /// Tells whether a rendition has files in an asset, or will have.
  static boolean isAssetNeeded(Handle handle, AssetId asset) {
    return handle
            .createQuery("select count(*) from film_rendition where media_asset = :asset"
                + " or (render_task = :asset" + IS_OPEN + ")")
            .bind("asset", asset.value())
            .mapTo(Long.class)
            .one()
        > 0;
  }

  static boolean isDefinitionNeeded(Handle handle, AssetId definition) {
    return handle
            .createQuery("select count(*) from film_rendition where definition_id = :id" + IS_OPEN)
            .bind("id", definition.value())
            .mapTo(Long.class)
            .one()
        > 0;
  }

  static void setState(Handle handle, String id, RenditionState state, Instant now) {
    handle.execute(
        "update film_rendition set state = ?, changed_at = ? where id = ?",
        state.word(),
        now.toEpochMilli(),
        id);
  }

  static void setError(Handle handle, String id, String error) {
    handle.execute("update film_rendition set error = ? where id = ?", error, id);
  }

  static void setUploadTask(Handle handle, String id, TaskId task) {
    handle.execute("update film_rendition set upload_task = ? where id = ?", task.value(), id);
  }

  static void setMedia(Handle handle, String id, @Nullable RenditionMedia media) {
    handle.execute(
        "update film_rendition set media = ?, media_asset = ?, media_at = cast(? as bigint)"
            + " where id = ?",
        json(media),
        media == null ? null : media.asset().value(),
        media == null ? null : media.madeAt().toEpochMilli(),
        id);
  }

  /// It never falls.
  static void progress(Handle handle, TaskId task, int percent) {
    handle.execute(
        "update film_rendition set percent = ? where render_task = ? and state = 'generating'"
            + " and coalesce(percent, -1) < ?",
        percent,
        task.value(),
        percent);
  }

  static void setPercent(Handle handle, String id, int percent) {
    handle.execute("update film_rendition set percent = ? where id = ?", percent, id);
  }

  static void delete(Handle handle, String id) {
    UploadTable.delete(handle, id);
    handle.execute("delete from film_rendition where id = ?", id);
  }

  private List<Rendition> mapped(Query query) {
    return query.map((row, _) -> rendition(row)).list();
  }

  private Rendition rendition(ResultSet row) throws SQLException {
    String id = row.getString("id");
    int percent = row.getInt("percent");
    Integer known = row.wasNull() ? null : percent;
    String definition = row.getString("definition_id");
    String media = row.getString("media");
    return new Rendition(
        id,
        new FilmName(
            row.getString("access_key"), row.getString("user_name"), row.getString("resource")),
        new TenantId(row.getString("tenant")),
        OrderJson.read(vault.open(row.getString("sealed_order"), owner(id))),
        RenditionState.of(row.getString("state")),
        known,
        row.getString("error"),
        definition == null ? null : new AssetId(definition),
        task(row, "render_task"),
        task(row, "upload_task"),
        media == null ? null : JSON.readValue(media, RenditionMedia.class),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("changed_at")));
  }

  private static @Nullable TaskId task(ResultSet row, String column) throws SQLException {
    String id = row.getString(column);
    return id == null ? null : new TaskId(id);
  }
}
