package io.kinora.api.http;

import io.kinora.api.http.PemFiles.InvalidPemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the TLS of a running server at what its files say. Files that are wrong change nothing:
/// whoever renews a certificate may be between the one file and the other.
final class TlsFiles implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);

  private final PemFiles files;
  private final SslContextFactory.Server tls = new SslContextFactory.Server();
  private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().name("tls-files").daemon().factory());
  private List<FileTime> seen;

  /// @throws InvalidPemException where the files cannot be used from the start
  TlsFiles(TlsSettings settings) throws InvalidPemException {
    this.files = settings.files();
    this.seen = times();
    use(files.read(), tls);
    long millis = settings.checkEvery().toMillis();
    var _ = rounds.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  SslContextFactory.Server factory() {
    return tls;
  }

  private static void use(KeyStore store, SslContextFactory factory) {
    factory.setKeyStore(store);
    factory.setKeyStorePassword("");
  }

  private void look() {
    List<FileTime> now = times();
    if (now.equals(seen)) {
      return;
    }
    seen = now;
    try {
      KeyStore store = files.read();
      tls.reload(factory -> use(store, factory));
      LOG.info("TLS: the certificate in {} is in use now.", files.certificate());
    } catch (InvalidPemException failure) {
      LOG.warn("TLS: the changed files are not used: {}", failure.getMessage());
    } catch (Exception failure) { // All that the library declares; the old ones stay in use.
      LOG.warn("TLS: the changed files are not used.", failure);
    }
  }

  /// When each file was written; a file that is not there has a time, too, and is told when read.
  private List<FileTime> times() {
    return List.of(time(files.certificate()), time(files.key()));
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException _) { // Reading it says why.
      return FileTime.fromMillis(0);
    }
  }

  @Override
  public void close() {
    rounds.shutdownNow();
  }
}
