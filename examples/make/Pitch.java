import java.util.Map;

/// Reads the names of notes: `F#4`.
final class Pitch {

  private static final Map<Character, Integer> STEPS =
      Map.of('C', 0, 'D', 2, 'E', 4, 'F', 5, 'G', 7, 'A', 9, 'B', 11);

  private Pitch() {}

  static double hertz(String name) {
    int octave = Character.digit(name.charAt(name.length() - 1), 10);
    int sharp = name.contains("#") ? 1 : 0;
    int fromA4 = STEPS.get(name.charAt(0)) + sharp + 12 * (octave - 4) - 9;
    return 440 * Math.pow(2, fromA4 / 12.0);
  }
}
