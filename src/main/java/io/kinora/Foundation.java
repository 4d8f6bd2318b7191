package io.kinora;

import io.kinora.engine.access.Access;
import io.kinora.engine.cloud.CloudRecords;
import io.kinora.engine.connection.Connections;
import io.kinora.engine.film.FilmRecords;
import io.kinora.engine.job.JobRecords;
import io.kinora.engine.library.Library;
import io.kinora.engine.publishing.Idempotency;
import io.kinora.engine.publishing.VideoRecords;
import io.kinora.engine.upload.Uploads;
import io.kinora.engine.webhook.Webhooks;
import io.kinora.infra.base.Tracer;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SharedClock;
import io.kinora.infra.observe.Metrics;
import io.kinora.infra.outbound.Outbound;
import io.kinora.infra.secret.Vault;
import io.kinora.infra.storage.Storage;
import io.kinora.infra.transfer.Transfers;
import io.kinora.media.ffmpeg.FfmpegRunner;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// What dialects and works are made from; only [Server] takes it apart.
///
/// @param publicUrl  begins all addresses that are given out; no slash at its end
/// @param cache      what is unpacked or computed once
/// @param workFolder parent of the work folders; empty at start
/// @param webhooks   goes its own way out, where an operator lets it into private networks
record Foundation(
    Settings settings,
    SharedClock clock,
    URI publicUrl,
    Path cache,
    Path workFolder,
    Metrics metrics,
    Tracer tracer,
    Database database,
    Storage storage,
    Outbound outbound,
    Transfers transfers,
    Access access,
    Library library,
    Uploads uploads,
    Vault vault,
    Connections connections,
    Webhooks webhooks,
    FfmpegRunner ffmpeg) {

  JobRecords jobs() {
    return new JobRecords(database, library, vault, clock);
  }

  CloudRecords clouds() {
    return new CloudRecords(database, library, vault, clock);
  }

  FilmRecords films() {
    return new FilmRecords(database, library, vault, clock);
  }

  VideoRecords videos() {
    return new VideoRecords(database, library, clock);
  }

  Idempotency idempotency() {
    int seconds = settings.value(PublishingSettingTable.IDEMPOTENCY_TTL);
    return new Idempotency(database, Duration.ofSeconds(seconds), clock);
  }
}
