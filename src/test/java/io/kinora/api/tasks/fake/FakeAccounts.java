package io.kinora.api.tasks.fake;

import io.kinora.api.tasks.TasksAccounts;
import io.kinora.infra.base.TenantId;
import java.util.Optional;

/// One account: secret `s3cret`, api key `4pikey` for pages on `example.com`.
public final class FakeAccounts implements TasksAccounts {

  private static final TenantId ACME = new TenantId("acme");

  @Override
  public Optional<TenantId> bySecret(String secret) {
    return secret.equals("s3cret") ? Optional.of(ACME) : Optional.empty();
  }

  private volatile int room = Integer.MAX_VALUE;

  /// From now on nobody may have more tasks at once than this.
  public void setRoom(int tasks) {
    room = tasks;
  }

  @Override
  public boolean hasRoom(TenantId tenant, int count) {
    return count <= room;
  }

  @Override
  public ApiKeyAnswer byApiKey(String key, String referrer) {
    if (!key.equals("4pikey")) {
      return new ApiKeyAnswer.Unknown();
    }
    return referrer.matches("https://(www\\.)?example\\.com(/.*)?")
        ? new ApiKeyAnswer.Known(ACME)
        : new ApiKeyAnswer.RefererNotAllowed();
  }
}
