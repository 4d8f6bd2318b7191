package io.kinora.engine.work;

import io.kinora.engine.library.AssetAddress;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.Library;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.outbound.ClientAddress;
import io.kinora.infra.outbound.Download;
import io.kinora.infra.outbound.DownloadLimits;
import io.kinora.infra.outbound.Downloads;
import io.kinora.infra.transfer.Place;
import io.kinora.infra.transfer.TransferLimits;
import io.kinora.infra.transfer.TransferWatch;
import io.kinora.infra.transfer.Transfers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings the files that a task names to its bench: from outside by the guarded way, from the
/// library directly.
///
/// What another tenant owns answers as what is not there. All threads may use it.
public final class Sources {

  private final Downloads downloads;
  private final Transfers transfers;
  private final Library library;
  private final List<OwnAddresses> own;

  /// @param downloads for addresses on the web
  /// @param transfers for all others
  public Sources(
      Downloads downloads, Transfers transfers, Library library, List<OwnAddresses> own) {
    this.downloads = downloads;
    this.transfers = transfers;
    this.library = library;
    this.own = List.copyOf(own);
  }

  /// Who a file is fetched for.
  ///
  /// @param stop ends the fetching early
  record Asker(TenantId tenant, StopSignal stop) {}

  /// A file that is there, and what is known about where it came from.
  ///
  /// @param path        to be read only
  /// @param address     where it was found, after redirects
  /// @param contentType as its server said it, if it did
  record Fetched(Path path, String address, @Nullable String contentType) {}

  /// The file behind `address`, to be read only.
  ///
  /// @param address as the client wrote it
  /// @throws io.kinora.infra.base.FailureException where it cannot be had
  Path fetch(String address, Asker asker, Path target) {
    return fetch(address, asker, target, DownloadLimits.byDefault().bytesMax()).path();
  }

  /// The same, of at most `bytesMax` where it comes from outside.
  Fetched fetch(String address, Asker asker, Path target, long bytesMax) {
    String trimmed = address.strip();
    if (AssetAddress.isOne(trimmed) || own.stream().anyMatch(it -> it.contain(trimmed))) {
      return take(address, find(trimmed, asker.tenant()), target);
    }
    return fetchFromOutside(
        address, asker, target, DownloadLimits.byDefault().withBytesMax(bytesMax));
  }

  /// The file of the library that an address names, if it names one that is the asker's.
  public Optional<AssetFile> find(String address, TenantId tenant) {
    String trimmed = address.strip();
    return AssetAddress.parse(trimmed)
        .flatMap(it -> it.find(library, tenant))
        .or(() -> own.stream()
            .filter(it -> it.contain(trimmed))
            .findFirst()
            .flatMap(it -> it.find(trimmed))
            .filter(it -> it.tenant().equals(tenant)));
  }

  private Fetched fetchFromOutside(
      String address, Asker asker, Path target, DownloadLimits limits) {
    Optional<Place> place = Place.parse(address, null).filter(it -> !it.scheme().isOnWeb());
    if (place.isPresent()) {
      var watch = TransferWatch.stoppedBy(asker.stop()::isStopped);
      transfers.fetch(place.get(), target, TransferLimits.of(limits), watch);
      return new Fetched(target, place.get().shown(), null);
    }
    URI uri = ClientAddress.parse(address).orElseThrow(() -> refused(address, "not an address"));
    Download download = downloads.fetch(uri, target, limits, asker.stop()::isStopped);
    return new Fetched(
        target, download.finalAddress().toString(), download.headers().contentType());
  }

  private Fetched take(String address, Optional<AssetFile> found, Path target) {
    AssetFile file = found.orElseThrow(() -> refused(address, "there is no such asset"));
    try {
      library.bring(file, target);
      return new Fetched(target, address, file.contentType());
    } catch (NoSuchFileException _) { // Removed a moment ago.
      throw refused(address, "there is no such asset");
    } catch (IOException failure) {
      throw new UncheckedIOException(FreeSpace.orFull(failure));
    }
  }

  private static RuntimeException refused(String address, String reason) {
    return new Failure(FailureCode.INPUT_REFUSED, address + ": " + reason).asException();
  }
}
