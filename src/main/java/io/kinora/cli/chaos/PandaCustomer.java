package io.kinora.cli.chaos;

import io.kinora.cli.chaos.Order.Standing;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Has videos fetched and encoded by Panda. Source: the panda contract, sections 3 and 5.
record PandaCustomer(Client client, Neighbour neighbour, InstantSource clock) implements Customer {

  static final String ACCESS_KEY = "chaos";
  static final String SECRET_KEY = "chaos-panda";
  static final String CLOUD = "00000000000000000000000000000001";

  @Override
  public Order order(int number) throws IOException, InterruptedException {
    String target = target(
        "POST",
        "/v2/videos.json",
        Map.of("source_url", neighbour.file(Media.CLIP), "profiles", "h264"));
    JsonNode video = Client.JSON.readTree(client.post(target, ""));
    String id = video.path("id").asString();
    return new Order("panda-" + number, "panda video", false, () -> standing(id));
  }

  private Standing standing(String id) throws IOException, InterruptedException {
    String target = target("GET", "/v2/videos/" + id + "/encodings.json", Map.of());
    JsonNode encoding = Client.JSON.readTree(client.get(target)).path(0);
    return switch (encoding.path("status").asString("")) {
      case "success" -> new Standing.Good();
      case "fail" -> new Standing.Bad(encoding.toString());
      case "" -> standingOfVideo(id);
      default -> new Standing.Open(encoding.path("encoding_progress").asInt(0));
    };
  }

  private Standing standingOfVideo(String id) throws IOException, InterruptedException {
    JsonNode video =
        Client.JSON.readTree(client.get(target("GET", "/v2/videos/" + id + ".json", Map.of())));
    return video.path("status").asString("").equals("fail")
        ? new Standing.Bad(video.toString())
        : new Standing.Open(0);
  }

  private String target(String method, String path, Map<String, String> parameters) {
    var all = new TreeMap<>(parameters);
    all.put("access_key", ACCESS_KEY);
    all.put("cloud_id", CLOUD);
    all.put("timestamp", Instant.ofEpochMilli(clock.millis()).toString());
    all.put("nonce", UUID.randomUUID().toString());
    String host = client.origin().getHost();
    String text = method + "\n" + host + "\n" + path.substring("/v2".length()) + "\n" + form(all);
    byte[] mac = Client.mac("HmacSHA256", SECRET_KEY, text);
    all.put("signature", Base64.getEncoder().encodeToString(mac));
    return path + "?" + form(all);
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(it -> Client.encoded(it.getKey()) + "=" + Client.encoded(it.getValue()))
        .collect(Collectors.joining("&"));
  }
}
