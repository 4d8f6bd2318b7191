package io.kinora.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.engine.webhook.fake.Receiver;
import io.kinora.engine.webhook.fake.Receiver.Message;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A shop is told what becomes of its videos, by a real server that is killed meanwhile.
class WebhookJourneyTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String[] ALLOW = {"--publishing-webhook-allow-private", "true"};

  @TempDir
  private Path folder;

  private String token = "";

  private HttpResponse<String> ask(String method, URI address, String body, String type)
      throws Exception {
    var request = HttpRequest.newBuilder(address)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", type)
        .method(method, BodyPublishers.ofString(body))
        .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  private JsonNode made(URI address, String json) throws Exception {
    HttpResponse<String> answer = ask("POST", address, json, "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body());
  }

  private static String token(Kinora kinora) throws Exception {
    String basic =
        Base64.getEncoder().encodeToString(("acme_office:" + Kinora.CLIENT_SECRET).getBytes(UTF_8));
    var request = HttpRequest.newBuilder(kinora.at("/oauth/token"))
        .header("Authorization", "Basic " + basic)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
        .build();
    String body = CLIENT.send(request, BodyHandlers.ofString()).body();
    return JSON.readTree(body).path("access_token").asString();
  }

  private static String signature(String secret, Message message) throws Exception {
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed = message.id() + "." + message.timestamp() + "." + message.body();
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
  }

  private static List<Message> awaitMessages(Receiver shop, int count) {
    await().atMost(Duration.ofSeconds(60)).until(() -> shop.messages().size() >= count);
    return shop.messages();
  }

  @Test
  @Timeout(180)
  void news_that_was_not_taken_outlives_the_server_and_its_signature_holds() throws Exception {
    Path data = folder.resolve("data");
    try (var shop = Receiver.start()) {
      shop.answerNext(503);
      Kinora kinora = Kinora.serve(data, 0, ALLOW);
      int port = kinora.port();
      token = token(kinora);
      String url = "{\"url\":\"" + shop.address("/hook") + "\"}";
      JsonNode webhook = made(kinora.at("/publishing/v1/webhooks"), url);
      JsonNode slot = made(kinora.at("/publishing/v1/videos"), "{\"title\":\"Junk\"}");
      String id = slot.path("id").asString();
      URI upload = kinora.at("/publishing/v1/videos/" + id + "/content");
      assertThat(ask("PUT", upload, "no film", "video/mp4").statusCode()).isEqualTo(204);
      awaitMessages(shop, 1);

      kinora.kill();
      kinora = Kinora.serve(data, port, ALLOW);

      Message again = awaitMessages(shop, 2).getLast();
      String secret = webhook.path("secret").asString();
      assertThat(again.id()).isEqualTo(shop.messages().getFirst().id());
      assertThat(again.signature()).isEqualTo(signature(secret, again));
      JsonNode body = JSON.readTree(again.body());
      assertThat(body.path("type").asString()).isEqualTo("video.error");
      assertThat(body.path("data").toString())
          .isEqualTo("{\"id\":\"" + id + "\",\"external_id\":null,\"status\":\"error\"}");
      URI video = kinora.at("/publishing/v1/videos/" + id);
      assertThat(ask("DELETE", video, "", "text/plain").statusCode()).isEqualTo(204);
      assertThat(awaitMessages(shop, 3).getLast().body()).contains("video.deleted", id);
      assertThat(kinora.stop()).isZero();
    }
  }
}
