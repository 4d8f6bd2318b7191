package io.kinora.infra.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs requests by OAuth 1 with HMAC-SHA1, as platforms wanted it once. The body is not signed.
///
/// Source: RFC 5849, section 3.
///
/// @param consumerKey of the app
/// @param tokenKey    of the user
record OAuth1(String consumerKey, String consumerSecret, String tokenKey, String tokenSecret) {

  /// The value of the header `Authorization`.
  ///
  /// @param nonce never used before with the same time
  String header(String method, URI target, String nonce, Instant now) {
    var signed = new TreeMap<String, String>();
    signed.put("oauth_consumer_key", consumerKey);
    signed.put("oauth_nonce", nonce);
    signed.put("oauth_signature_method", "HMAC-SHA1");
    signed.put("oauth_timestamp", String.valueOf(now.getEpochSecond()));
    signed.put("oauth_token", tokenKey);
    signed.put("oauth_signature", signature(baseText(method, target, signed)));
    return signed.entrySet().stream()
        .map(it -> it.getKey() + "=\"" + Form.encoded(it.getValue()) + "\"")
        .collect(Collectors.joining(", ", "OAuth ", ""));
  }

  /// Section 3.4.1: the method, the address without its query, and all parameters in order.
  private static String baseText(String method, URI target, Map<String, String> signed) {
    List<String> pairs = new ArrayList<>(query(target));
    signed.forEach((name, value) -> pairs.add(Form.encoded(name) + "=" + Form.encoded(value)));
    String all = pairs.stream().sorted().collect(Collectors.joining("&"));
    String address = target.getScheme().toLowerCase(Locale.ROOT) + "://"
        + target.getRawAuthority().toLowerCase(Locale.ROOT) + target.getRawPath();
    return method + "&" + Form.encoded(address) + "&" + Form.encoded(all);
  }

  private static List<String> query(URI target) {
    if (target.getRawQuery() == null) {
      return List.of();
    }
    return List.of(target.getRawQuery().split("&", -1)).stream()
        .map(pair -> pair.split("=", 2))
        .map(pair -> Form.encoded(URLDecoder.decode(pair[0], UTF_8)) + "="
            + Form.encoded(pair.length == 2 ? URLDecoder.decode(pair[1], UTF_8) : ""))
        .toList();
  }

  private String signature(String text) {
    String key = Form.encoded(consumerSecret) + "&" + Form.encoded(tokenSecret);
    return Base64.getEncoder().encodeToString(hmac("HmacSHA1", key, text));
  }

  static byte[] hmac(String algorithm, String key, String text) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), algorithm));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("every Java has " + algorithm, failure);
    }
  }

  /// Never the secrets.
  @Override
  public String toString() {
    return "OAuth 1";
  }
}
