package io.kinora.api.panda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: the panda contract, section 3.7.
class SignatureTest {

  private static final String SECRET = "my_secret_key";
  private static final List<Escaping> ALL = Arrays.asList(Escaping.values());

  private static final String OURS =
      "access_key=my_access_key&cloud_id=my_cloud_id&timestamp=2012-05-01T12:00:00Z";

  /// Reads `a=1&b=2` as it is, nothing escaped.
  private static Map<String, String> parameters(String text) {
    var parameters = new LinkedHashMap<String, String>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return parameters;
  }

  private static Signature signature(String request, String parameters) {
    String[] words = request.split(" ", -1);
    return new Signature(words[0], words[1], parameters(parameters));
  }

  private static String withKeys(String parameters) {
    return parameters.contains("access_key=")
        ? parameters
        : "access_key=my_access_key&cloud_id=my_cloud_id&" + parameters;
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      B1 | POST /videos.json | timestamp=2010-01-12T01:00:00.000000Z | QpQQm0guSLSEXmQ+EP2qnKT0av5llLWBUylEk9NEStU=
      B2 | POST /videos.json | param1=one&param2=two&timestamp=2010-01-12T01:00:00.000000Z | /Yu4CqImbYNXWwpNSIfHzdWeMsR5J7O6tfbSHXQO0aA=
      B3 | POST /videos.json | tilde=~&space= &timestamp=2010-01-12T01:00:00.000000Z | v7++pgmzztwOWzZ+MoflgD1TT8Jxnqzl1v8gNnEbhX8=
      B4 | GET /videos | timestamp=2010-01-12T01:00:00.000000Z | kAiCpkP52a2XKISJjRCBWzWCN5CaeLK3Nj1AT25S/Go=
      C1 | POST /videos.json | timestamp=2009-11-04T17:54:11+00:00 | TI2n/dsSllxFhxcEShRGKWtDSqxu+kuJUPs335NavMo=
      C2 | POST /videos.json | file=x&param1=one&param2=two&timestamp=2009-11-04T17:54:11+00:00 | w66goW6Ve5CT9Ibbx3ryvq4XM8OfIfSZe5oapgZBaUs=
      C3 | POST /videos.json | space= &tilde=~&timestamp=2009-11-04T17:54:11+00:00 | w5P9+xPpQpRlweTh0guFYqQOmF+ZuTKXCmaKpUP3sH0=
      C4 | POST /videos.json | slash=/&space= &tilde=~&timestamp=2009-11-04T17:54:11+00:00 | DHf9ERJmKQbcu8MCLP1Evv3BV2yIQo15MoTe9YV/rs8=
      C5 | POST /videos.json | 1=one&param2=2&timestamp=2009-11-04T17:54:11+00:00 | n/tGZ9Pt70k+pprejGf8Khzxw9R1cAfrklh8lcjn+W0=
      C6 | POST /videos/upload.json | file_name=original♥.mp4&timestamp=2014-12-22T17:54:11+00:00 | NBK3+4HtaolBLi0I1Ai9MEXQvCG+T96E7PEIKf4CMwM=
      F1 | POST /videos.json | access_key=my_access_key&factory_id=my_cloud_id&param1=one&param2=two&timestamp=2009-11-04T17:54:11+00:00 | 0xryIngb+aZNfTcwl/91lU6nAKouyvUq+fZJ84+KXbo=
      """)
  void what_published_clients_sign_is_found(
      String name, String request, String parameters, String signature) {
    var signed = signature(request, withKeys(parameters));

    assertThat(signed.made(SECRET, "myapihost", Escaping.STRICT)).as(name).isEqualTo(signature);
    assertThat(signed.isMadeWith(SECRET, signature, List.of("myapihost"), ALL)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ijklmnop | api.pandastream.com | GET /videos.json | access_key=abcdefgh&cloud_id=123456789&timestamp=2011-03-01T15:39:10.260762Z | kVnZs/NX13ldKPdhFYoVnoclr8075DwiZF0TGgIbMsc=
      ijklmnop | api.pandastream.com | GET /profiles.json | access_key=abcdefgh&cloud_id=123456789&timestamp=2011-09-26T13:35:57.000Z | sKnL9pjj5YB/MM+5Oh0cQIV+/yuNWJJirVYd9D7yssk=
      ijklmnop | api-eu.pandastream.com | GET /profiles.json | access_key=abcdefgh&cloud_id=123456789&timestamp=2011-09-26T13:35:57.000Z | dO5aLQTo4uHjOF70CymKia25Cc8/z/yF910BloMdlaY=
      ijklmnop | api.pandastream.com | POST /profiles.json | access_key=abcdefgh&cloud_id=123456789&preset_name=h264&timestamp=2011-09-26T13:35:57.000Z | V44Eet5227ISDFw1cVjULlFA09MO0MQErLqvG7B2K6g=
      s3cre3t | api-eu.pandastream.com | POST /videos.json | access_key=9c264aba-8d97-df11-b01b-12313c0091c1&cloud_id=5385adf38f3e39de1ddcf4c1b81ad056&timestamp=2010-07-16T06:27:54+00:00&upload_redirect_url=http://localhost:44444/panda/simplest/player.php?panda_video_id=$id | cjwZnRNeKzTS3yS3z4OSWXOW7PovPEk75ZYFmVzd4N8=
      my_secret_key | 127.0.0.1 | GET /videos.json | access_key=my_access_key&cloud_id=my_cloud_id&timestamp=2012-05-01T12:00:00Z | 9FMbuAMdRucPc12VPT7bHObifvTGoXYtawJk6cvyJmI=
      my_secret_key | 127.0.0.1:8080 | GET /videos.json | access_key=my_access_key&cloud_id=my_cloud_id&timestamp=2012-05-01T12:00:00Z | jMpw8/1JPQOTkl43rpL0Z+hv+HXE/oIzVVU8NCNmfe8=
      my_secret_key | 127.0.0.1 | GET /clouds/my_cloud_id.json | access_key=my_access_key&timestamp=2012-05-01T12:00:00Z | Q/3DdryKJrzcVKCmkU+xe/cxlLUmx2q6xbl9FwQVVRc=
      my_secret_key | localhost | DELETE /encodings/2f8760b7e0d4c7dbe609b5872be9bc3b.json | access_key=my_access_key&cloud_id=my_cloud_id&timestamp=2012-05-01T12:00:00Z | pRxuM989yOwKJZ3AWp2vEvyJ6XbdD6lK4AoMNn1iJio=
      """)
  void so_is_what_others_with_their_keys_sign(
      String secret, String host, String request, String parameters, String signature) {
    var signed = signature(request, parameters);

    assertThat(signed.made(secret, host, Escaping.STRICT)).isEqualTo(signature);
    assertThat(signed.isMadeWith(secret, "A" + signature.substring(1), List.of(host), ALL))
        .isFalse();
  }

  @Test
  void an_empty_query_is_signed_too() {
    var signed = new Signature("GET", "/videos.json", Map.of());

    assertThat(signed.made("s3cr3t", "api.pandastream.com", Escaping.STRICT))
        .isEqualTo("RZml1S8BcxSTCaTSQVnXj/7QA0vM4M6FqRIUuntTYjk=");
  }

  @Test
  void what_is_signed_has_four_lines() {
    assertThat(signature("GET /videos.json", OURS).toSign("127.0.0.1", Escaping.STRICT))
        .isEqualTo("""
            GET
            127.0.0.1
            /videos.json
            access_key=my_access_key&cloud_id=my_cloud_id&timestamp=2012-05-01T12%3A00%3A00Z""");
  }

  @Test
  void signs_and_letters_of_all_kinds_are_escaped() {
    var signed = signature("POST /videos.json", OURS + "&profiles=h264,webm");
    var parameters = new LinkedHashMap<>(signed.parameters());
    parameters.put("source_url", "http://example.com/a b+(1)!*'~é.mp4");

    assertThat(new Signature("POST", "/videos.json", parameters)
            .made(SECRET, "127.0.0.1", Escaping.STRICT))
        .isEqualTo("7A3AKcNLW0qf88CBADE/G20baaRMVUZ+egrZOWmdSs0=");
  }

  @ParameterizedTest
  @CsvSource({
    "BRACKETS, CBKX5fOQ5rs0FTg7+uQTcgE588lZZRrag2Sd1Z47Lyw=",
    "STRICT, IAiUTjLWB7aCT/G9ntFWyB2OK38upifjP1cygpGh26c=",
  })
  void brackets_are_signed_both_ways(Escaping way, String signature) {
    var signed = signature(
        "PUT /notifications.json",
        OURS + "&url=http://127.0.0.1:9000/hook&events[video_encoded]=true"
            + "&events[encoding_completed]=true");

    assertThat(signed.made(SECRET, "127.0.0.1", way)).isEqualTo(signature);
    assertThat(signed.isMadeWith(SECRET, signature, List.of("127.0.0.1"), ALL)).isTrue();
  }

  @Test
  void a_form_of_the_first_version_signs_its_progress_id_and_not_its_file() {
    String key = "bad51d98-bcdb-11de-8d0e-00254bb33798";
    var signed = signature(
        "POST /videos.json",
        "access_key=my_access_key&timestamp=2009-10-15T15:38:42+01:00&upload_key=" + key
            + "&X-Progress-ID=" + key + "&Filename=a.mp4&Upload=Submit&file=x"
            + "&state_update_url=http://mypandasite.com/videos/update?id=$id");

    assertThat(signed.made(SECRET, "127.0.0.1", Escaping.STRICT))
        .isEqualTo("2jlXKVMzjyVw/WUL7/BO0i8Q6TiU04uyREim/TtzCEo=");
  }

  @ParameterizedTest
  @CsvSource({
    "STRICT, 3Uui0bqK8EDvb1ki2pN5yS5nSAoddLyA2JfryZS6pO0=",
    "TILDE, LNjG3gMFvI67zQq5b6pgev0yX8XU4LKnhopOY5yIako=",
    "JAVA, vgg67sIQYK3i6Zgx4I16GnddNbB3rDiLJZQMIVef1xg=",
    "DOT_NET, n4xdG2U3fLxZm35VCQlT2B/dmQhAgfrD2c9XgfE7UXI=",
    "NODE, 9EVquAv2sBCWieNAbLSytkW7/somhDiTTBgrfIHgqU0=",
  })
  void each_way_to_escape_is_taken_where_that_is_allowed(Escaping way, String signature) {
    var signed = signature("PUT /profiles/p1.json", OURS + "&title=a b~(1)!*'");
    List<String> hosts = List.of("127.0.0.1");

    assertThat(signed.made(SECRET, "127.0.0.1", way)).isEqualTo(signature);
    assertThat(signed.isMadeWith(SECRET, signature, hosts, ALL)).isTrue();
    assertThat(signed.isMadeWith(SECRET, signature, hosts, List.of(Escaping.STRICT)))
        .isEqualTo(way == Escaping.STRICT);
  }
}
