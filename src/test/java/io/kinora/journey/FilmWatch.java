package io.kinora.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.api.factory.fake.FactoryClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Looks how the profiles of a film stand, and sees to it that they only ever go forward.
final class FilmWatch {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final List<String> STATES = List.of(
      "queued",
      "starting",
      "downloading",
      "info",
      "generating",
      "generated",
      "uploading",
      "available",
      "error");

  private final FactoryClient client;
  private final String film;
  private final Map<String, Integer> percents = new HashMap<>();
  private final Map<String, List<String>> states = new HashMap<>();

  FilmWatch(FactoryClient client, String film) {
    this.client = client;
    this.film = film;
  }

  /// The inner object of a profile; all of the film have been looked at.
  JsonNode look(String profile) {
    JsonNode page = JSON.readTree(client.get("/" + film + "/status/").text());
    page.forEach(it -> see(it.path("profile").asString(), it.path("status")));
    List<JsonNode> found = page.valueStream()
        .filter(it -> it.path("profile").asString().equals(profile))
        .toList();
    assertThat(found).as("entries of %s: %s", profile, page).hasSize(1);
    return found.getFirst().path("status");
  }

  private void see(String profile, JsonNode status) {
    String state = status.path("status").asString();
    List<String> seen = states.computeIfAbsent(profile, _ -> new ArrayList<>());
    if (seen.isEmpty() || !seen.getLast().equals(state)) {
      seen.add(state);
    }
    int percent = status.path("complete").asInt(-1);
    assertThat(percent).as("%s in %s", profile, state).isGreaterThanOrEqualTo(percent(profile));
    percents.put(profile, percent);
    assertThat(seen)
        .isSortedAccordingTo(
            (one, other) -> Integer.compare(STATES.indexOf(one), STATES.indexOf(other)));
  }

  /// How far it was when it was looked at last.
  int percent(String profile) {
    return percents.getOrDefault(profile, -1);
  }

  /// How a profile stands once it is in a state.
  JsonNode await(String profile, String state) {
    JsonNode status = look(profile);
    while (!status.path("status").asString().equals(state)) {
      assertThat(status.path("status").asString()).as("%s", status).isNotIn("error", "available");
      status = look(profile);
    }
    return status;
  }
}
