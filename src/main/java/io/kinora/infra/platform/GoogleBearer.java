package io.kinora.infra.platform;

import io.kinora.infra.outbound.Call;
import io.kinora.infra.outbound.CallResult.Answered;
import io.kinora.infra.platform.GoogleAccess.Renewal;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// The access token of one upload. Once, another one can take its place.
///
/// Source: Google's guide to OAuth 2.0 for web server applications, refreshing an access token.
final class GoogleBearer {

  private final URI tokens;
  private final GoogleAccess access;
  private final Conversation conversation;
  private String token;
  private boolean isRenewed;

  /// @param tokens the token endpoint
  GoogleBearer(URI tokens, GoogleAccess access, Conversation conversation) {
    this.tokens = tokens;
    this.access = access;
    this.conversation = conversation;
    this.token = access.accessToken();
    conversation.hide(token);
    conversation.hide(access.developerKey());
    if (token.isEmpty()) {
      boolean _ = renew();
    }
  }

  String header() {
    return "Bearer " + token;
  }

  /// Gets another token, where that was allowed for and was not done before.
  boolean renew() {
    Renewal renewal = access.renewal();
    if (renewal == null || isRenewed) {
      return false;
    }
    isRenewed = true;
    conversation.hide(renewal.refreshToken());
    conversation.hide(renewal.clientSecret());
    String form = Form.of(Map.of(
        "grant_type", "refresh_token",
        "refresh_token", renewal.refreshToken(),
        "client_id", renewal.clientId(),
        "client_secret", renewal.clientSecret()));
    Answered answer = conversation.ask(
        new Call("POST", tokens, Map.of("Content-Type", Form.TYPE), List.of(Call.Bytes.of(form))));
    String given = Conversation.json(answer).path("access_token").asString("");
    if (!answer.isAccepted() || given.isEmpty()) {
      throw conversation.refusal(answer);
    }
    token = given;
    conversation.hide(token);
    return true;
  }
}
