package io.kinora.cli.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.cli.chaos.Order.Standing;
import io.kinora.infra.base.Md5;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;

/// Writes films and orders them by the film API of Stupeflix. Source: the factory contract,
/// sections 3 to 5.
record FactoryCustomer(Client client, Neighbour neighbour, InstantSource clock)
    implements Customer {

  static final String ACCESS_KEY = "chaoskey012345678901";
  static final String SECRET_KEY = "chaos-factory-secret-0123456789012345678";

  private static final String SERVICE = "/stupeflix-1.0";

  @Override
  public Order order(int number) throws IOException, InterruptedException {
    String film = "/chaos/film" + number;
    String definition = "<movie service='craftsman-1.0'><body><effect type='kenburns' duration='2'>"
        + "<image filename='" + neighbour.file(Media.PHOTO) + "'/></effect></body></movie>";
    var _ = send("PUT", film + "/definition/", "text/xml", definition);
    String profiles = "<profiles><profile name='iphone'><stupeflixStore/></profile></profiles>";
    var _ = send(
        "POST",
        film + "/",
        "application/x-www-form-urlencoded",
        "ProfilesXML=" + Client.encoded(profiles));
    return new Order("factory-" + number, "factory film", false, () -> standing(film));
  }

  private Standing standing(String film) throws IOException, InterruptedException {
    JsonNode status = Client.JSON
        .readTree(client.get(signed("GET", film + "/status/", "", "")))
        .path(0)
        .path("status");
    return switch (status.path("status").asString("")) {
      case "available" -> new Standing.Good();
      case "error" -> new Standing.Bad(status.toString());
      default -> new Standing.Open(status.path("complete").asInt(0));
    };
  }

  private String send(String method, String path, String type, String text)
      throws IOException, InterruptedException {
    byte[] body = text.getBytes(UTF_8);
    String md5 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Md5.hex(body)));
    return client.send(
        method,
        signed(method, path, md5, type),
        BodyPublishers.ofByteArray(body),
        "Content-MD5",
        md5,
        "Content-Type",
        type);
  }

  private String signed(String method, String path, String md5, String type) {
    String date = String.valueOf(clock.millis() / 1000);
    String text = String.join("\n", method, md5, type, date, SERVICE + path, "");
    return SERVICE + path + "?Date=" + date + "&AccessKey=" + ACCESS_KEY + "&Signature="
        + HexFormat.of().formatHex(Client.mac("HmacSHA1", SECRET_KEY, text));
  }
}
