package io.kinora.engine.access;

import io.kinora.infra.base.TraceSpan;
import io.kinora.infra.db.Database;
import java.time.InstantSource;

/// Tells who shows a credential of the publishing API. All threads may ask.
///
/// What is disabled, revoked or expired ends with the next question: nothing is remembered here.
public final class Callers {

  private final AccessTokens tokens;
  private final ApiKeys keys;

  public Callers(Database database, InstantSource clock) {
    this.tokens = new AccessTokens(database, clock);
    this.keys = new ApiKeys(database, clock);
  }

  /// @param credential an access token or an API key, whichever it looks like
  public CallerCheck check(String credential) {
    return told(isKey(credential) ? keys.check(credential) : tokens.check(credential));
  }

  /// The same, where only an API key will do.
  public CallerCheck checkKey(String key) {
    return told(keys.check(key));
  }

  private static CallerCheck told(CallerCheck check) {
    if (check instanceof CallerCheck.Known(Caller caller)) {
      TraceSpan.current().with(TraceSpan.TENANT, caller.tenant().value());
    }
    return check;
  }

  private static boolean isKey(String credential) {
    return credential.startsWith("msk_");
  }
}
