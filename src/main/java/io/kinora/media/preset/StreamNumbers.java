package io.kinora.media.preset;

import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// How many bits the streams of a file take, as ffprobe tells.
final class StreamNumbers {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JsonNode root;

  StreamNumbers(byte[] answer) {
    root = read(answer);
  }

  private static JsonNode read(byte[] answer) {
    try {
      return JSON.readTree(answer);
    } catch (JacksonException _) { // It said nothing of the file: then nothing is told on.
      return MissingNode.getInstance();
    }
  }

  /// Of a stream for which the file does not tell: what the other leaves of the whole.
  ///
  /// @param other the second stream that counts
  OptionalInt kbit(int stream, Optional<Integer> other) {
    double own = bits(stream);
    double whole = decimal(root.path("format"), "bit_rate");
    double rest = own > 0 || (other.isPresent() && bits(other.get()) <= 0)
        ? own
        : whole - other.map(this::bits).orElse(0.0);
    int kbit = (int) Math.round(rest / 1000);
    return kbit > 0 ? OptionalInt.of(kbit) : OptionalInt.empty();
  }

  private double bits(int index) {
    for (JsonNode stream : root.path("streams")) {
      if (stream.path("index").asInt(-1) == index) {
        double told = decimal(stream, "bit_rate");
        JsonNode tags = stream.path("tags");
        return told > 0 ? told : Math.max(decimal(tags, "BPS"), decimal(tags, "BPS-eng"));
      }
    }
    return 0;
  }

  private static double decimal(JsonNode owner, String name) {
    String text = owner.path(name).asString("");
    return text.matches("[0-9]{1,15}(\\.[0-9]+)?") ? Double.parseDouble(text) : 0;
  }
}
