import java.util.function.DoubleUnaryOperator;

/// A stereo recording of a fixed length that sounds are added to.
final class Tape {

  static final int SAMPLE_RATE = 44_100;

  final float[] left;
  final float[] right;

  Tape(double seconds) {
    left = new float[samplesIn(seconds)];
    right = new float[left.length];
  }

  static int samplesIn(double seconds) {
    return (int) Math.round(seconds * SAMPLE_RATE);
  }

  /// @param side −1 is left, 1 is right
  void add(float[] sound, double atSeconds, double volume, double side) {
    double angle = (side + 1) * Math.PI / 4;
    mix(sound, left, samplesIn(atSeconds), volume * Math.cos(angle) * Math.sqrt(2));
    mix(sound, right, samplesIn(atSeconds), volume * Math.sin(angle) * Math.sqrt(2));
  }

  void add(Tape other, double volume) {
    mix(other.left, left, 0, volume);
    mix(other.right, right, 0, volume);
  }

  /// Makes each sample softer or louder by a rule of its time in seconds.
  void shape(DoubleUnaryOperator volume) {
    for (int index = 0; index < left.length; index++) {
      float factor = (float) volume.applyAsDouble((double) index / SAMPLE_RATE);
      left[index] *= factor;
      right[index] *= factor;
    }
  }

  private static void mix(float[] sound, float[] into, int start, double volume) {
    int end = Math.min(into.length, start + sound.length);
    for (int index = start; index < end; index++) {
      into[index] += (float) (sound[index - start] * volume);
    }
  }
}
