package io.kinora.media.publish;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What one of our playlists names, read as a player reads it. Source: RFC 8216, section 4.3.
///
/// @param ends of each file that is named, how many bytes it must have at least
/// @param seconds of all segments together
/// @param hasSegments whether it names segments, and no other playlists
record PlaylistReading(Map<String, Long> ends, double seconds, boolean hasSegments) {

  private static final Pattern QUOTED = Pattern.compile("URI=\"([^\"]+)\"");
  private static final Pattern RANGE = Pattern.compile("BYTERANGE[=:]\"?(\\d+)@(\\d+)");
  private static final String LENGTH = "#EXTINF:";

  PlaylistReading {
    ends = Map.copyOf(ends);
  }

  static PlaylistReading of(String text) {
    var ends = new HashMap<String, Long>();
    double seconds = 0;
    long end = 1;
    for (String line : text.split("\n", -1)) {
      if (line.startsWith(LENGTH)) {
        seconds += Double.parseDouble(line.substring(LENGTH.length(), line.indexOf(',')));
      }
      end = Math.max(end, endOf(line));
      Matcher quoted = QUOTED.matcher(line);
      String named = quoted.find() ? quoted.group(1) : line;
      if (!named.startsWith("#") && !named.isEmpty()) {
        ends.merge(named, end, Math::max);
        end = 1;
      }
    }
    return new PlaylistReading(ends, seconds, text.contains(LENGTH));
  }

  private static long endOf(String line) {
    Matcher range = RANGE.matcher(line);
    return range.find() ? Long.parseLong(range.group(1)) + Long.parseLong(range.group(2)) : 1;
  }
}
