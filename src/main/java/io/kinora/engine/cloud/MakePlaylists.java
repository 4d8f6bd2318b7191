package io.kinora.engine.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.engine.cloud.CloudRecords.Placed;
import io.kinora.engine.library.Maker;
import io.kinora.engine.library.NewFile;
import io.kinora.engine.task.Errand;
import io.kinora.infra.db.SqlWork;
import io.kinora.media.preset.EncodingProfile;
import io.kinora.media.preset.ProfileReading;
import io.kinora.media.preset.Variant;
import io.kinora.media.preset.VariantPlaylist;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Lists what other profiles made of a video, once they are at their ends.
///
/// Source: the panda contract, section 9, HLS playlist.
public final class MakePlaylists implements Errand {

  static final String NAME = "cloud-playlist";

  private final CloudRecords records;
  private final VideoRows rows;

  public MakePlaylists(CloudRecords records, CloudWording wording) {
    this.records = records;
    this.rows = new VideoRows(records, wording);
  }

  @Override
  public String name() {
    return NAME;
  }

  /// A playlist that can be written now.
  private record Due(Encoding playlist, List<Encoding> variants) {}

  /// One at a time: what is committed with it may be the end of another's waiting.
  @Override
  public Ending run(String subject) {
    var id = new ObjectId(subject);
    Optional<Video> video = records.findVideo(id).filter(Video::hasSource);
    Optional<Due> due = video.flatMap(_ -> records.database().read(handle -> due(handle, id)));
    if (due.isEmpty()) {
      return Ending.NOTHING;
    }
    return due.get().variants().isEmpty()
        ? ended(handle -> failed(handle, due.get()))
        : listed(due.get());
  }

  /// Writes something down, and looks again.
  private static Ending ended(SqlWork work) {
    return handle -> {
      work.run(handle);
      return Optional.of(Duration.ZERO);
    };
  }

  private static Optional<Due> due(Handle handle, ObjectId video) {
    List<Encoding> encodings = EncodingTable.ofVideo(handle, video);
    for (Encoding playlist : encodings) {
      if (!playlist.state().isFinal() && playlist.task() == null) {
        List<Encoding> wanted = wanted(handle, playlist, encodings);
        if (wanted.stream().allMatch(it -> it.state().isFinal())) {
          return Optional.of(new Due(
              playlist,
              wanted.stream().filter(it -> it.state() == EncodingState.SUCCESS).toList()));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Encoding> wanted(Handle handle, Encoding playlist, List<Encoding> encodings) {
    EncodingProfile profile = ProfileTable.find(handle, playlist.profile())
        .map(it -> ProfileReading.read(it.attributes()))
        .orElseThrow();
    return encodings.stream()
        .filter(it -> it.task() != null && it.extname().equals(playlist.extname()))
        .filter(it -> it.profileName() != null && profile.takes(it.profileName()))
        .toList();
  }

  private void failed(Handle handle, Due due) {
    var error = new CloudError(
        CloudError.VARIANTS_NOT_FOUND, "There are no encodings that the playlist could list");
    records
        .lock(handle, due.playlist().video())
        .ifPresent(it -> rows.ends().failed(handle, it, due.playlist().id(), error, null));
  }

  private Ending listed(Due due) {
    Encoding playlist = due.playlist();
    Optional<Integer> number =
        records.database().inTransaction(it -> EncodingTable.beginTry(it.handle(), playlist.id()));
    if (number.isEmpty()) {
      return ended(_ -> {});
    }
    var variants = new ArrayList<Variant>();
    due.variants().forEach(it -> variants.add(variant(playlist, it)));
    byte[] text = VariantPlaylist.of(variants).getBytes(UTF_8);
    var maker = new Maker(playlist.tenant(), playlist.id().asset(), number.get(), EncodeVideo.KIND);
    NewFile file = put(maker, playlist, text);
    return ended(handle -> keep(handle, playlist, maker, file));
  }

  private NewFile put(Maker maker, Encoding playlist, byte[] text) {
    try {
      return records
          .library()
          .put(maker, "output", MediaTypes.of(playlist.extname()), new ByteArrayInputStream(text));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void keep(Handle handle, Encoding playlist, Maker maker, NewFile file) {
    String path = playlist.path() + playlist.extname();
    var made = new Encoding.Made(file.sizeBytes(), List.of(path), null);
    records
        .lock(handle, playlist.video())
        .filter(it ->
            rows.ends().succeeded(handle, it, playlist.id(), new Encoding.Size(null, null), made))
        .ifPresent(
            _ -> records.keep(handle, playlist.cloud(), maker, List.of(new Placed(file, path))));
  }

  private Variant variant(Encoding playlist, Encoding variant) {
    EncodingProfile profile = records
        .database()
        .read(handle -> ProfileTable.find(handle, variant.profile()))
        .map(it -> ProfileReading.read(it.attributes()))
        .orElseThrow();
    Integer width = variant.size().width();
    Integer height = variant.size().height();
    return Variant.of(
        relative(playlist.path(), variant.path() + variant.extname()),
        profile,
        width == null ? 0 : width,
        height == null ? 0 : height);
  }

  /// The address of a path, seen from another one.
  private static String relative(String from, String to) {
    long depth = from.chars().filter(it -> it == '/').count();
    String address = Stream.of(to.split("/", -1))
        .map(it -> URLEncoder.encode(it, UTF_8).replace("+", "%20"))
        .reduce((left, right) -> left + "/" + right)
        .orElseThrow();
    return "../".repeat((int) depth) + address;
  }
}
