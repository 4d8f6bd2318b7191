import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/// Something that plays one note. Every note begins and ends in silence, so that nothing clicks.
interface Instrument {

  double FADE_SECONDS = 0.012;

  /// @param hertz pitch
  /// @param seconds until the end of the note
  float[] play(double hertz, double seconds);

  /// Slightly untuned strings under a soft bow, for chords.
  record Pad(double detuneCents) implements Instrument {

    private static final Wave WARM = Wave.of(1, 0.42, 0.26, 0.13, 0.09, 0.05, 0.035, 0.02);
    private static final double RELEASE_SECONDS = 0.7;

    @Override
    public float[] play(double hertz, double seconds) {
      double up = Math.pow(2, detuneCents / 1200);
      return tone(seconds + RELEASE_SECONDS, time -> {
        double rise = Curve.step(0, 0.45, time);
        double fall = Curve.step(seconds + RELEASE_SECONDS, seconds - 0.1, time);
        double swaying = time + 0.00005 * Math.sin(2 * Math.PI * 4.6 * time);
        return rise
            * fall
            * (WARM.at(hertz * up * swaying) + WARM.at(hertz / up * time + 0.31))
            / 2;
      });
    }
  }

  /// A plucked string: noise that runs round a delay and loses its edge.
  ///
  /// Source: K. Karplus, A. Strong: Digital Synthesis of Plucked-String and Drum Timbres (1983).
  record Pluck(double ringing) implements Instrument {

    @Override
    public float[] play(double hertz, double seconds) {
      var sound = new float[Tape.samplesIn(seconds)];
      double period = Tape.SAMPLE_RATE / hertz - 0.5; // the averaging below delays by half a sample
      int whole = (int) period;
      double part = period - whole;
      var random = new Random(Math.round(hertz * 16));
      float[] stroke = stroke(whole + 2, random);
      System.arraycopy(stroke, 0, sound, 0, stroke.length);
      for (int index = stroke.length; index < sound.length; index++) {
        double late = between(sound, index - whole, part);
        double later = between(sound, index - whole - 1, part);
        sound[index] = (float) (ringing * 0.5 * (late + later));
      }
      return faded(sound);
    }

    /// Soft noise whose end meets its beginning, and without a middle of its own: the string would
    /// hold that as a constant pressure.
    private static float[] stroke(int length, Random random) {
      var noise = new double[length];
      double middle = 0;
      double weight = 0;
      double smooth = 0;
      for (int index = 0; index < length; index++) {
        smooth += 0.5 * (random.nextDouble() * 2 - 1 - smooth);
        noise[index] = smooth;
        middle += swell(index, length) * smooth;
        weight += swell(index, length);
      }
      var stroke = new float[length];
      for (int index = 0; index < length; index++) {
        stroke[index] = (float) (swell(index, length) * (noise[index] - middle / weight));
      }
      return stroke;
    }

    private static double swell(int index, int length) {
      return Math.sin(Math.PI * index / length);
    }

    private static double between(float[] sound, int index, double part) {
      float newer = sound[Math.max(0, index)];
      float older = sound[Math.max(0, index - 1)];
      return newer + part * (older - newer);
    }
  }

  /// A round bass.
  record Bass() implements Instrument {

    private static final Wave ROUND = Wave.of(1, 0.38, 0.17, 0.06, 0.03);

    @Override
    public float[] play(double hertz, double seconds) {
      return tone(
          seconds,
          time -> ROUND.at(hertz * time)
              * Curve.step(0, 0.012, time)
              * (0.55 + 0.45 * Math.exp(-5 * time))
              * Curve.step(seconds, seconds - 0.06, time));
    }
  }

  /// A soft electric piano with a bell in it, for the melody.
  record Bell() implements Instrument {

    @Override
    public float[] play(double hertz, double seconds) {
      double length = seconds + 0.9;
      return tone(length, time -> {
        double turn = 2 * Math.PI * hertz * time;
        double strike = 1.5 * Math.exp(-7 * time);
        double body = Math.sin(turn + strike * Math.sin(turn) + 0.25 * strike * Math.sin(7 * turn));
        double shimmer = 0.22 * Math.sin(2.003 * turn) * Math.exp(-2.2 * time);
        return (body + shimmer)
            * Curve.step(0, 0.006, time)
            * Math.exp(-1.5 * time)
            * Curve.step(length, seconds, time);
      });
    }
  }

  /// A big drum; the pitch is where its fall ends.
  record Kick() implements Instrument {

    @Override
    public float[] play(double hertz, double seconds) {
      return tone(seconds, time -> {
        double turns = hertz * time + 4.2 * (1 - Math.exp(-28 * time));
        return Math.sin(2 * Math.PI * turns) * Curve.step(0, 0.002, time) * Math.exp(-8.5 * time);
      });
    }
  }

  /// Noise around a pitch, for snares, hats and shakers.
  ///
  /// @param fade how fast it dies, for one second
  /// @param skin share of a drum's skin in the noise
  record Rattle(double fade, double skin) implements Instrument {

    @Override
    public float[] play(double hertz, double seconds) {
      var random = new Random(Math.round(hertz));
      var band = new Band(hertz);
      return tone(seconds, time -> {
        double drum = Math.sin(2 * Math.PI * 186 * time) * Math.exp(-22 * time);
        double noise = band.pass(random.nextDouble() * 2 - 1);
        return ((1 - skin) * noise + skin * drum)
            * Curve.step(0, 0.002, time)
            * Math.exp(-fade * time);
      });
    }
  }

  /// A filter that lets pass what is near one pitch.
  /// Source: H. Chamberlin, Musical Applications of Microprocessors, state variable filter.
  final class Band {

    private static final double DAMPING = 0.9;
    private final double tuning;
    private double low;
    private double band;

    Band(double hertz) {
      tuning = 2 * Math.sin(Math.PI * hertz / (2 * Tape.SAMPLE_RATE));
    }

    /// Two small steps for each sample keep the filter stable at high pitches.
    double pass(double value) {
      for (int half = 0; half < 2; half++) {
        low += tuning * band;
        band += tuning * (value - low - DAMPING * band);
      }
      return band;
    }
  }

  private static float[] tone(double seconds, DoubleUnaryOperator valueAt) {
    var sound = new float[Tape.samplesIn(seconds)];
    for (int index = 0; index < sound.length; index++) {
      sound[index] = (float) valueAt.applyAsDouble((double) index / Tape.SAMPLE_RATE);
    }
    return faded(sound);
  }

  private static float[] faded(float[] sound) {
    int count = Math.min(sound.length, Tape.samplesIn(FADE_SECONDS));
    for (int index = 0; index < count; index++) {
      sound[sound.length - 1 - index] *= (float) index / count;
    }
    return sound;
  }
}
