package io.kinora.cli.chaos;

import io.kinora.cli.chaos.Order.Standing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Has jobs done by recipe by Flix Cloud. Source: the flixcloud contract, sections 3 and 4.
///
/// @param folder where the products are brought
record FlixcloudCustomer(Client client, Neighbour neighbour, Path folder) implements Customer {

  static final String KEY = "cccc:dddddd:0:eeee:ffff";

  private static final Pattern NUMBER = Pattern.compile("<id type=\"integer\">(\\d+)</id>");

  @Override
  public Order order(int number) throws IOException, InterruptedException {
    String name = "flix-" + number;
    String job = "<api-request><api-key>" + KEY + "</api-key><recipe-name>chaos</recipe-name>"
        + "<file-locations><input><url>" + neighbour.file(Media.CLIP) + "</url></input>"
        + "<output><url>file://" + folder.resolve(name + ".mp4") + "</url></output>"
        + "</file-locations><notification-url>" + neighbour.callback(name)
        + "</notification-url></api-request>";
    String answer = client.post("/jobs", job, "Content-Type", "application/xml");
    Matcher found = NUMBER.matcher(answer);
    if (!found.find()) {
      throw new Client.RefusedException(answer);
    }
    String id = found.group(1);
    return new Order(name, "flix cloud job", true, () -> standing(id));
  }

  private Standing standing(String id) throws IOException, InterruptedException {
    String credentials =
        Base64.getEncoder().encodeToString(("user:" + KEY).getBytes(StandardCharsets.ISO_8859_1));
    String status = client.get("/jobs/" + id + "/status", "Authorization", "Basic " + credentials);
    if (status.contains("<task-state>successful_job<")) {
      return new Standing.Good();
    }
    boolean isBad =
        status.contains("<task-state>failed_job<") || status.contains("<task-state>cancelled_job<");
    return isBad ? new Standing.Bad(status) : new Standing.Open(0);
  }
}
