/// The echo of a room, by delays that feed themselves.
///
/// Source: M. R. Schroeder, Natural Sounding Artificial Reverberation (1962).
final class Room {

  private static final int[] COMBS = {1557, 1617, 1491, 1422, 1277, 1356};
  private static final int[] ALL_PASSES = {225, 556, 341};
  private static final int RIGHT_LATER = 23;
  private static final double STAYS = 0.85;
  private static final double DULL = 0.35;

  private Room() {}

  static Tape echoOf(Tape dry) {
    var wet = new Tape((double) dry.left.length / Tape.SAMPLE_RATE);
    echo(dry.left, wet.left, 0);
    echo(dry.right, wet.right, RIGHT_LATER);
    return wet;
  }

  private static void echo(float[] dry, float[] wet, int later) {
    for (int comb : COMBS) {
      comb(dry, wet, comb + later);
    }
    for (int allPass : ALL_PASSES) {
      allPass(wet, allPass + later);
    }
  }

  private static void comb(float[] dry, float[] wet, int delay) {
    var line = new double[delay];
    double soft = 0;
    for (int index = 0; index < dry.length; index++) {
      double late = line[index % delay];
      soft = late + DULL * (soft - late);
      line[index % delay] = dry[index] + STAYS * soft;
      wet[index] += (float) (late / COMBS.length);
    }
  }

  private static void allPass(float[] sound, int delay) {
    var line = new double[delay];
    for (int index = 0; index < sound.length; index++) {
      double late = line[index % delay];
      double in = sound[index] + 0.5 * late;
      line[index % delay] = in;
      sound[index] = (float) (late - 0.5 * in);
    }
  }
}
