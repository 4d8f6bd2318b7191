package io.kinora.engine.cloud;

import io.kinora.engine.upload.Upload;
import io.kinora.engine.upload.UploadId;
import io.kinora.engine.upload.UploadLockedException;
import io.kinora.engine.upload.Uploads;
import io.kinora.engine.upload.Writing;
import io.kinora.infra.db.SqlWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;

/// Uploads in pieces. All threads may use it; to each one request writes at a time.
///
/// Source: the panda contract, section 8.5.
public final class UploadSessions {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final CloudRecords records;
  private final Uploads uploads;
  private final Videos videos;

  public UploadSessions(CloudRecords records, Uploads uploads, Videos videos) {
    this.records = records;
    this.uploads = uploads;
    this.videos = videos;
  }

  /// @param bytes of the whole file
  public UploadSession begin(Cloud cloud, UploadSession.Wish wish, long bytes) {
    Upload upload = uploads.prepare(cloud.tenant(), OptionalLong.of(bytes));
    var session = new UploadSession(ObjectId.random(), cloud.id(), upload.id(), wish, null);
    records.database().transact(transaction -> {
      uploads.begin(upload).run(transaction.handle());
      transaction
          .handle()
          .execute(
              """
              insert into cloud_session (id, cloud_id, upload_id, sealed_wish, created_at)
              values (?, ?, ?, ?, ?)""",
              session.id().value(),
              cloud.id().value(),
              upload.id().value(),
              records.vault().seal(JSON.writeValueAsString(wish), owner(session.id())),
              records.now().toEpochMilli());
    });
    return session;
  }

  private static String owner(ObjectId session) {
    return "upload session " + session;
  }

  /// One that is open or complete; what expired or was ended is not there.
  public Optional<UploadSession> find(ObjectId id) {
    return records
        .database()
        .read(handle -> find(handle, id))
        .filter(it -> it.video() != null || isOpen(it.upload()));
  }

  private Optional<UploadSession> find(Handle handle, ObjectId id) {
    return handle
        .createQuery("select * from cloud_session where id = :id")
        .bind("id", id.value())
        .map((row, _) -> {
          String wish = records.vault().open(row.getString("sealed_wish"), owner(id));
          String video = row.getString("video_id");
          return new UploadSession(
              id,
              new ObjectId(row.getString("cloud_id")),
              new UploadId(row.getString("upload_id")),
              JSON.readValue(wish, UploadSession.Wish.class),
              video == null ? null : new ObjectId(video));
        })
        .findOne();
  }

  /// Its bytes as far as they are safe; empty where they are gone.
  public Optional<Upload> upload(UploadSession session) {
    return uploads.find(session.upload());
  }

  public Optional<Cloud> cloud(UploadSession session) {
    return records.database().read(handle -> records.clouds().find(handle, session.cloud()));
  }

  /// The video that a session became.
  public Optional<Video> video(UploadSession session) {
    return Optional.ofNullable(session.video()).flatMap(records::findVideo);
  }

  /// Gives a request its turn to write.
  ///
  /// @param breakOff ends the request when a newer one comes; called on other threads
  public Optional<Writing> write(UploadSession session, Runnable breakOff)
      throws UploadLockedException, IOException {
    return uploads.write(session.upload(), breakOff);
  }

  /// Makes a video of a file that is whole.
  ///
  /// @throws NotAVideoException where it is no video; the session is gone then
  public Video complete(UploadSession session, Writing writing)
      throws IOException, NotAVideoException {
    Cloud cloud = cloud(session).orElseThrow();
    try (Arrival arrival = arrival(session.upload())) {
      try {
        arrival.inspect(false);
      } catch (NotAVideoException fault) {
        writing.giveUp(SqlWork.NOTHING);
        throw fault;
      }
      var made = new Video[1];
      List<StoredProfile> profiles = profiles(cloud, session.wish().profiles());
      SqlWork link = handle -> handle.execute(
          "update cloud_session set video_id = ? where id = ?",
          arrival.id().value(),
          session.id().value());
      var wish = new NewVideo(session.wish().details(), profiles);
      writing.handOver(rows -> made[0] = created(cloud, wish, arrival, handle -> {
        rows.run(handle);
        link.run(handle);
      }));
      return made[0];
    }
  }

  /// A file of this machine is moved to the library; what is elsewhere comes here first.
  private Arrival arrival(UploadId upload) throws IOException {
    Optional<Path> here = uploads.findPath(upload);
    if (here.isPresent()) {
      return videos.arrive(here.get());
    }
    try (InputStream bytes =
        uploads.open(upload).orElseThrow(() -> new NoSuchFileException(upload.value()))) {
      return videos.arrive(bytes);
    }
  }

  private Video created(Cloud cloud, NewVideo wish, Arrival arrival, SqlWork with) {
    try {
      return videos.create(cloud, wish, arrival, with);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<StoredProfile> profiles(Cloud cloud, List<ObjectId> ids) {
    return records
        .database()
        .read(handle -> ids.stream()
            .flatMap(it -> ProfileTable.find(handle, it).stream())
            .filter(it -> it.cloud().equals(cloud.id()))
            .toList());
  }

  /// Forgets sessions that began before a moment and whose uploads are over, a thousand at most.
  ///
  /// @return how many they were
  public int prune(Instant before) {
    List<Old> over = old(before).stream().filter(it -> !isOpen(it.upload())).toList();
    records
        .database()
        .transact(transaction -> over.forEach(it -> {
          transaction.handle().execute("delete from cloud_session where id = ?", it.session());
          uploads.forget(it.upload()).run(transaction.handle());
        }));
    return over.size();
  }

  private record Old(String session, UploadId upload) {}

  private List<Old> old(Instant before) {
    return records
        .database()
        .read(handle -> handle
            .createQuery("""
            select id, upload_id from cloud_session where created_at < :before
            order by created_at limit 1000""")
            .bind("before", before.toEpochMilli())
            .map((row, _) -> new Old(row.getString("id"), new UploadId(row.getString("upload_id"))))
            .list());
  }

  private boolean isOpen(UploadId upload) {
    return uploads.find(upload).filter(Upload::isOpen).isPresent();
  }
}
