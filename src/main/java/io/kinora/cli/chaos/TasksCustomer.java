package io.kinora.cli.chaos;

import io.kinora.cli.chaos.Order.Standing;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Orders all kinds of tasks of the Tasks API. Source: the tasks contract, sections 4 and 9.
///
/// @param random which kind is next
record TasksCustomer(Client client, Neighbour neighbour, RandomGenerator random)
    implements Customer {

  static final String SECRET = "chaos-secret";

  /// Those that take little come more often.
  private static final List<String> KINDS = List.of(
      "hello",
      "hello",
      "hello",
      "image.info",
      "image.thumb",
      "image.thumb",
      "image.strip",
      "image.gif",
      "video.info",
      "video.thumb",
      "video.strip",
      "video.convert",
      "video.reverse",
      "video.create",
      "audio.info",
      "audio.convert",
      "audio.waveform",
      "audio.beats",
      "html.scrape");

  @Override
  public Order order(int number) throws IOException, InterruptedException {
    String kind = KINDS.get(random.nextInt(KINDS.size()));
    String name = "task-" + number;
    ObjectNode task = parameters(kind).put("task_name", kind);
    task.put("url_callback", neighbour.callback(name)).put("url_errback", neighbour.callback(name));
    ObjectNode order = Client.JSON.createObjectNode().put("secret", SECRET);
    order.set("tasks", task);
    JsonNode answer = client.postJson("/v2/create", order).path(0);
    String key = answer.path("key").asString("");
    if (key.isEmpty()) {
      throw new Client.RefusedException(kind + ": " + answer);
    }
    return new Order(name, kind, true, () -> standing(key));
  }

  private ObjectNode parameters(String kind) {
    ObjectNode task = Client.JSON.createObjectNode();
    switch (kind) {
      case "hello" -> task.put("name", "chaos");
      case "image.info" -> task.put("url", neighbour.file(Media.PHOTO));
      case "image.thumb" -> task.put("url", neighbour.file(Media.PHOTO)).put("width", 120);
      case "image.strip" -> task.put("width", 80).set("urls", photos());
      case "image.gif" -> task.put("width", 80).set("images", photos());
      case "video.thumb" -> task.put("url", neighbour.file(Media.CLIP)).put("time", 1);
      case "video.strip" -> task.put("url", neighbour.file(Media.CLIP)).put("count", 3);
      case "video.convert" -> task.put("url", neighbour.file(Media.CLIP)).put("width", 160);
      case "video.info", "video.reverse" -> task.put("url", neighbour.file(Media.CLIP));
      case "video.create" ->
        task.put("profile", "240p").put("preview", true).put("definition", film());
      case "html.scrape" -> task.put("url", neighbour.file(Media.PAGE));
      default -> task.put("url", neighbour.file(Media.SOUND));
    }
    return task;
  }

  private JsonNode photos() {
    String photo = neighbour.file(Media.PHOTO);
    return Client.JSON.createArrayNode().add(photo).add(photo);
  }

  private String film() {
    return "<movie service='craftsman-1.0'><body><effect type='kenburns' duration='%d'>"
            .formatted(random.nextInt(2, 15))
        + "<image filename='" + neighbour.file(Media.PHOTO) + "'/></effect></body></movie>";
  }

  private Standing standing(String key) throws IOException, InterruptedException {
    JsonNode status =
        Client.JSON.readTree(client.get("/v2/status?tasks=" + key)).path(0);
    return switch (status.path("status").asString("")) {
      case "success" -> new Standing.Good();
      case "queued", "executing" -> new Standing.Open(status.path("progress").asInt(0));
      default -> new Standing.Bad(status.toString());
    };
  }
}
