package io.kinora.cli.chaos;

import io.kinora.cli.chaos.Order.Standing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Publishes videos; what breaks off is asked for again, as its back office does. Source: the
/// publishing contract, sections 3 and 4.
///
/// @param clip the file that is sent
record PublishingCustomer(Client client, Path clip) implements Customer {

  static final String KEY = "msk_chaos0000000_0000000000000000000000000000000000000000000";

  private static final String BEARER = "Bearer " + KEY;
  private static final int TRIES = 5;

  @Override
  public Order order(int number) throws IOException, InterruptedException {
    JsonNode slot = Client.JSON.readTree(client.post(
        "/publishing/v1/videos",
        "{\"title\":\"Chaos " + number + "\"}",
        "Authorization",
        BEARER,
        "Content-Type",
        "application/json",
        "Idempotency-Key",
        UUID.randomUUID().toString()));
    upload(URI.create(slot.path("upload_url").asString()).getRawPath());
    String status = URI.create(slot.path("links").path("status").asString()).getRawPath();
    return new Order("video-" + number, "published video", false, () -> standing(status));
  }

  /// A slot whose upload never came whole is promised to nobody.
  private void upload(String path) throws IOException, InterruptedException {
    for (int number = 1; ; number++) {
      try {
        var _ = client.send(
            "PUT",
            path,
            BodyPublishers.ofFile(clip),
            "Authorization",
            BEARER,
            "Content-Type",
            "video/mp4");
        return;
      } catch (IOException failure) {
        if (number == TRIES) {
          throw failure;
        }
      }
    }
  }

  private Standing standing(String path) throws IOException, InterruptedException {
    JsonNode status = Client.JSON.readTree(client.get(path, "Authorization", BEARER));
    return switch (status.path("status").asString("")) {
      case "ready" -> new Standing.Good();
      case "error" -> new Standing.Bad(status.toString());
      default -> new Standing.Open(status.path("progress").asInt(0));
    };
  }
}
