package io.kinora.infra.transfer;

import io.kinora.infra.outbound.PartFile;
import io.kinora.infra.s3.S3Clients;
import io.kinora.infra.s3.S3Keys;
import java.io.IOException;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/// Transfers by S3.
///
/// @param checking resolves hosts that the operator did not name
record S3Way(S3Access access, DnsResolver checking) implements Way {

  /// The next one is ours, and goes on where this one broke.
  private static final int ONE_TRY = 1;

  @Override
  public @Nullable String fetch(PartFile part, Attempt attempt) throws IOException {
    try (S3Link link = link(attempt)) {
      return new S3Fetch(link, part, attempt).run();
    }
  }

  @Override
  public void send(Outgoing file, Attempt attempt) throws IOException {
    try (S3Link link = link(attempt)) {
      new S3Send(link, file, attempt).run();
    }
  }

  @Override
  public void forget(Outgoing file, Attempt attempt) {
    try (S3Link link = link(attempt)) {
      new S3Send(link, file, attempt).abort();
    }
  }

  private S3Link link(Attempt attempt) {
    S3Object object = S3Object.of(attempt.place())
        .orElseThrow(() -> attempt.refused("the address names no file in a bucket"));
    var resolver = new EndpointResolver(access.endpoint(), checking);
    var calls = new BreakableCalls();
    var client = S3Clients.open(access.with(keys(attempt)), resolver, ONE_TRY, calls::around);
    attempt.watchOver(calls::breakOff);
    return new S3Link(client, object, attempt);
  }

  private S3Keys keys(Attempt attempt) {
    Login login = attempt.place().login();
    if (login == null && access.keys() != null) {
      return access.keys();
    }
    if (login == null || login.user().isBlank() || login.password().isBlank()) {
      throw attempt.refused("it needs the id of an access key and its secret");
    }
    return new S3Keys(login.user(), login.password());
  }
}
