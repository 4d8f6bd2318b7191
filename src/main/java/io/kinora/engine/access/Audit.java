package io.kinora.engine.access;

import io.kinora.infra.base.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The trail of who changed what: one line in the log named `audit` for each change, without
/// secrets. Source: the publishing contract, section 15.
public final class Audit {

  private static final Logger LOG = LoggerFactory.getLogger("audit");

  /// Stands for the one who has the machine, in the place of a credential.
  public static final String OPERATOR = "operator";

  private Audit() {}

  /// One change.
  ///
  /// @param credential as in [Caller]; none of its values is a secret
  /// @param action     such as `token.issue`
  /// @param subject    what was changed, such as the id of a video
  /// @param result     such as `done`
  public record Change(
      TenantId tenant, String credential, String action, String subject, String result) {}

  /// @param requestId the request that asked for it; `-` where there was none
  public static void write(Change change, String requestId) {
    LOG.info(
        "tenant={} credential={} action={} subject={} result={} request={}",
        change.tenant(),
        change.credential(),
        change.action(),
        change.subject(),
        change.result(),
        requestId);
  }
}
