package io.kinora.infra.transfer;

import io.kinora.infra.base.FailureException;
import io.kinora.infra.base.TraceSpan;
import io.kinora.infra.outbound.DownloadLimits;
import io.kinora.infra.outbound.Outbound;
import io.kinora.infra.outbound.PartFile;
import io.kinora.infra.outbound.PartFile.Whole;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings files from and to places that clients name. One for the whole process; threads may
/// share it.
public final class Transfers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);
  private static final Duration FORGET_TIME_MAX = Duration.ofSeconds(30);

  private final Outbound outbound;
  private final HttpWay http;
  private final Way ftp;
  private final Way sftp;
  private final Way s3;
  private final Way folders;
  private final S3Access s3Access;
  private final SshSessions sessions = new SshSessions();

  private Transfers(Outbound outbound, TransferSettings settings) {
    this.outbound = outbound;
    this.http = new HttpWay(outbound, settings.allowsHttpPut());
    this.ftp = new FtpWay(outbound.dialling());
    this.sftp = new SftpWay(
        new SftpLink.Tools(sessions, new HostKeys(settings.hostKeys()), outbound.dialling()));
    this.s3 = new S3Way(settings.s3(), outbound.dialling().resolver());
    this.s3Access = settings.s3();
    this.folders = new FileWay(settings.folders());
  }

  /// @param outbound the way out; it must live longer
  public static Transfers open(Outbound outbound, TransferSettings settings) {
    return new Transfers(outbound, settings);
  }

  /// Fetches a file: one attempt, in which what breaks is gone on with a few times.
  ///
  /// @param target where it is to be; what came before a failure that may pass stays beside it,
  ///     and a later call for the same source goes on there
  /// @throws FailureException `INPUT_UNREACHABLE` where another attempt may help,
  ///     `INPUT_REFUSED`, `INPUT_TOO_LARGE`, `OUT_OF_SPACE`; its text begins with the address
  /// @throws CancellationException where it was stopped or its thread interrupted
  public Received fetch(Place source, Path target, TransferLimits limits, TransferWatch watch) {
    var order = new Attempt.Order(source, limits, watch);
    return switch (source.scheme()) {
      case HTTP, HTTPS -> http.fetch(order, target);
      case FTP -> fetch(ftp, order, target);
      case SFTP -> fetch(sftp, order, target);
      case S3 -> fetch(s3, order, target);
      case FILE -> fetch(folders, order, target);
    };
  }

  /// Sends a file: one attempt, in which what breaks is gone on with a few times. It appears at
  /// its place whole or not at all.
  ///
  /// @throws FailureException `OUTPUT_UNREACHABLE` where another attempt may help, or
  ///     `OUTPUT_REFUSED`: then nothing is left there; its text begins with the address
  /// @throws CancellationException where it was stopped or its thread interrupted
  public Sent send(Shipment shipment, TransferLimits limits, TransferWatch watch) {
    var order = new Attempt.Order(shipment.target(), limits, watch);
    Outgoing outgoing = Outgoing.of(shipment);
    return switch (shipment.target().scheme()) {
      case HTTP, HTTPS -> http.send(outgoing, order);
      case FTP -> send(ftp, order, outgoing);
      case SFTP -> send(sftp, order, outgoing);
      case S3 -> send(s3, order, outgoing);
      case FILE -> send(folders, order, outgoing);
    };
  }

  /// Removes what attempts at a shipment have left at its place, for those who give up; as well
  /// as it can, within half a minute, and also where its thread was interrupted: whoever is
  /// cancelled gives up, too.
  public void forget(Shipment shipment) {
    boolean wasInterrupted = Thread.interrupted();
    try {
      forgetUndisturbed(shipment);
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void forgetUndisturbed(Shipment shipment) {
    var limits = new TransferLimits(Long.MAX_VALUE, FORGET_TIME_MAX, FORGET_TIME_MAX);
    var order = new Attempt.Order(shipment.target(), limits, TransferWatch.stoppedBy(() -> false));
    Outgoing outgoing = Outgoing.of(shipment);
    switch (shipment.target().scheme()) {
      case HTTP, HTTPS, FILE -> {} // Nothing is ever there in part.
      case FTP -> forget(ftp, order, outgoing);
      case SFTP -> forget(sftp, order, outgoing);
      case S3 -> forget(s3, order, outgoing);
    }
    outgoing.note().remove();
  }

  /// Where people find a file of a bucket on the web; whether they may is another matter.
  ///
  /// @param place in a bucket
  public URI webAddressOf(Place place) {
    return S3Object.of(place)
        .map(s3Access::addressOf)
        .orElseThrow(() -> new IllegalArgumentException("no file in a bucket"));
  }

  private Received fetch(Way way, Attempt.Order order, Path target) {
    TraceSpan span = begun("fetch", order.place());
    return span.whole(() -> {
      Received received = fetched(way, order, target);
      span.with("kinora.bytes", received.sizeBytes());
      return received;
    });
  }

  private static TraceSpan begun(String name, Place place) {
    return TraceSpan.begin(name).with("kinora.protocol", place.scheme().word());
  }

  private Received fetched(Way way, Attempt.Order order, Path target) {
    Place source = order.place();
    DownloadLimits limits = order.limits().ofDownload();
    PartFile part = PartFile.goOn(new PartFile.Trip(
        source.shown(),
        source.address().toString(),
        target,
        limits,
        outbound.settings().freeSpace()));
    try (var attempt = new Attempt(order, Direction.IN, outbound)) {
      return attempt.patiently(part::keptBytes, () -> {
        String contentType = way.fetch(part, attempt);
        Whole whole = part.finish();
        return new Received(whole.sizeBytes(), whole.sha256(), contentType);
      });
    } catch (FailureException failure) {
      if (!failure.failure().code().isWorthRetrying()) {
        part.discard();
      }
      throw failure;
    }
  }

  private Sent send(Way way, Attempt.Order order, Outgoing file) {
    TraceSpan span = begun("send", order.place()).with("kinora.bytes", file.sizeBytes());
    return span.whole(() -> sent(way, order, file));
  }

  private Sent sent(Way way, Attempt.Order order, Outgoing file) {
    try (var attempt = new Attempt(order, Direction.OUT, outbound)) {
      return attempt.patiently(attempt::keptBytes, () -> {
        way.send(file, attempt);
        return new Sent(file.sizeBytes());
      });
    } catch (FailureException failure) {
      if (!failure.failure().code().isWorthRetrying()) {
        file.note().remove();
      }
      throw failure;
    }
  }

  private void forget(Way way, Attempt.Order order, Outgoing file) {
    try (var attempt = new Attempt(order, Direction.OUT, outbound)) {
      way.forget(file, attempt);
    } catch (IOException | FailureException failure) {
      LOG.info("{}: what was sent in part may lie there still", order.place().shown(), failure);
    }
  }

  @Override
  public void close() {
    sessions.close();
  }
}
