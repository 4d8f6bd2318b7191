/// One turn of a tone, made of a few overtones: none is high enough to alias.
final class Wave {

  private static final int SIZE = 4096;

  private final double[] turn = new double[SIZE + 1];

  private Wave() {}

  /// @param overtones strength of the tone itself, of its octave, and so on
  static Wave of(double... overtones) {
    var wave = new Wave();
    for (int index = 0; index <= SIZE; index++) {
      for (int tone = 0; tone < overtones.length; tone++) {
        wave.turn[index] += overtones[tone] * Math.sin(2 * Math.PI * (tone + 1) * index / SIZE);
      }
    }
    return wave;
  }

  /// @param turns since the beginning; the fraction counts
  double at(double turns) {
    double place = (turns - Math.floor(turns)) * SIZE;
    int index = (int) place;
    return turn[index] + (place - index) * (turn[index + 1] - turn[index]);
  }
}
