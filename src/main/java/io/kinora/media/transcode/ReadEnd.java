package io.kinora.media.transcode;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HashMap;
import java.util.Map;

/// Reads how far a file could be read from what ffmpeg's format `framecrc` says.
///
/// Lines are `#tb STREAM: CLOCK` and `STREAM, DTS, PTS, DURATION, …`.
final class ReadEnd {

  private ReadEnd() {}

  /// When the last frame, packet or block of samples begins; less than zero if there is none.
  static double seconds(byte[] report) {
    Map<String, Double> clocks = new HashMap<>();
    double end = -1;
    for (String line : new String(report, US_ASCII).split("\\n", -1)) {
      if (line.startsWith("#tb ")) {
        String[] words = line.substring(4).split("[: /]+", -1);
        clocks.put(words[0], Double.parseDouble(words[1]) / Double.parseDouble(words[2]));
      } else if (!line.isEmpty() && line.charAt(0) != '#') {
        String[] words = line.split(",\\s*", -1);
        end = Math.max(end, Long.parseLong(words[2]) * clocks.getOrDefault(words[0], 0.0));
      }
    }
    return end;
  }
}
