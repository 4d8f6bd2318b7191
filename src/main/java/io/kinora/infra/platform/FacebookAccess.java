package io.kinora.infra.platform;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// What lets us upload to somebody's page at Facebook.
///
/// @param appSecret proves that a request comes from the app of the token; may be empty
public record FacebookAccess(String accessToken, String appSecret) {

  /// The fields that go with each request.
  Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("access_token", accessToken);
    if (!appSecret.isEmpty()) {
      fields.put(
          "appsecret_proof",
          HexFormat.of().formatHex(OAuth1.hmac("HmacSHA256", appSecret, accessToken)));
    }
    return fields;
  }

  /// Never the tokens.
  @Override
  public String toString() {
    return "access to Facebook";
  }
}
