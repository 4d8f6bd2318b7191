package io.kinora.engine.delivery;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kinora.engine.connection.Connection;
import io.kinora.engine.connection.Connections;
import io.kinora.engine.connection.Connectors;
import io.kinora.engine.connection.Platforms;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.outbound.Guard;
import io.kinora.infra.outbound.Outbound;
import io.kinora.infra.outbound.OutboundSettings;
import io.kinora.infra.outbound.OutboundSettings.Retries;
import io.kinora.infra.platform.Facebook;
import io.kinora.infra.platform.Platform;
import io.kinora.infra.platform.Upload;
import io.kinora.infra.platform.Vimeo;
import io.kinora.infra.platform.YouTube;
import io.kinora.infra.secret.MasterKey;
import io.kinora.infra.secret.Vault;
import io.kinora.infra.transfer.S3Access;
import io.kinora.infra.transfer.TransferSettings;
import io.kinora.infra.transfer.Transfers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where tests hand in parcels. The guard opens 127.0.0.1 and nothing else.
final class DeliveryDesk implements AutoCloseable {

  static final TenantId TENANT = new TenantId("test");

  private final Path folder;
  private final URI twins;
  private final Outbound outbound;
  private final Transfers transfers;
  private final Database database;
  private Set<Platform> open = EnumSet.allOf(Platform.class);

  /// @param twins where servers answer as the platforms do
  DeliveryDesk(Path folder, URI twins, S3Access s3) {
    this.folder = folder;
    this.twins = twins;
    var once = new Retries(1, Duration.ofMillis(10), Duration.ofMillis(10));
    var settings =
        new OutboundSettings(Guard.allowing("127.0.0.1/32"), "test", once, new FreeSpace(0));
    outbound = Outbound.open(settings, InstantSource.system());
    transfers =
        Transfers.open(outbound, new TransferSettings(folder.resolve("known_hosts"), false, s3));
    database = Database.open("jdbc:sqlite:" + folder.resolve("kinora.db"), 2);
  }

  static UploadTarget target(UploadTarget.Kind kind, String... attributes) {
    var map = new LinkedHashMap<String, String>();
    for (int index = 0; index < attributes.length; index += 2) {
      map.put(attributes[index], attributes[index + 1]);
    }
    return new UploadTarget(kind, map, Map.of());
  }

  static Parcel parcel(UploadTarget target, Upload upload, Map<String, String> meta) {
    return parcel(target, upload, meta, null);
  }

  static Parcel parcel(
      UploadTarget target, Upload upload, Map<String, String> meta, @Nullable Path thumbnail) {
    var video = new Parcel.Video(upload.file(), "video/x-flv", "flv", "u", "r", "flash-hq");
    return new Parcel(target, TENANT, video, thumbnail, meta, "factory-1-0");
  }

  Arrived carry(UploadTarget target, Upload upload) {
    return carry(parcel(target, upload, Map.of()), upload);
  }

  Arrived carry(Parcel parcel, Upload upload) {
    try {
      return carriers().carry(parcel, upload);
    } catch (InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  Failure failureOf(UploadTarget target, Upload upload) {
    return catchThrowableOfType(FailureException.class, () -> carry(target, upload))
        .failure();
  }

  Carriers carriers() {
    return new Carriers(outbound.calls(), transfers, platforms());
  }

  private Platforms platforms() {
    var calls = outbound.calls();
    URI facebook = twins.resolve("/facebook");
    return new Platforms(
        new Connectors(open),
        new YouTube(
            calls,
            new YouTube.Settings(
                twins.resolve("/youtube/videos"), twins.resolve("/youtube/token"), 256 << 10)),
        new Vimeo(
            calls, new Vimeo.Settings(twins.resolve("/vimeo"), 1 << 20), InstantSource.system()),
        new Facebook(calls, new Facebook.Settings(facebook, facebook, 1 << 20)),
        connections());
  }

  void switchOff(Platform platform) {
    open = EnumSet.complementOf(EnumSet.of(platform));
  }

  /// Keeps a connection of the tenant.
  void connect(Platform platform, Map<String, String> values) {
    database.transact(it ->
        it.handle().execute("insert into tenant (id, created_at) values (?, 0)", TENANT.value()));
    connections().put(TENANT, new Connection(platform, values));
  }

  private Connections connections() {
    return new Connections(database, new Vault(MasterKey.in(folder)), InstantSource.system());
  }

  @Override
  public void close() {
    transfers.close();
    outbound.close();
    database.close();
  }
}
