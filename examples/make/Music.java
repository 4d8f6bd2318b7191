import java.util.List;

/// A minute of music for a slideshow: 28 bars of four beats at 112 beats a minute are 60 seconds.
final class Music {

  private static final double BEAT = 60.0 / 112;
  private static final double BAR = 4 * BEAT;
  private static final int BAR_COUNT = 28;

  private record Chord(String bass, List<String> notes) {}

  private static final Chord D = new Chord("D2", List.of("A3", "D4", "F#4", "A4"));
  private static final Chord A = new Chord("A1", List.of("A3", "C#4", "E4", "A4"));
  private static final Chord B_MINOR = new Chord("B1", List.of("B3", "D4", "F#4", "A4"));
  private static final Chord G = new Chord("G1", List.of("G3", "B3", "D4", "F#4"));
  private static final Chord F_SHARP_MINOR = new Chord("F#1", List.of("A3", "C#4", "E4", "F#4"));

  private static final List<Chord> OPENING = List.of(G, A);
  private static final List<Chord> VERSE = List.of(D, A, B_MINOR, G, D, F_SHARP_MINOR, G, A);
  private static final List<Chord> CLOSING = List.of(G, D);

  /// One line for each bar of the verse: note and length in beats.
  private static final List<String> MELODY = List.of(
      "F#5 1.5  E5 0.5  D5 2",
      "C#5 1  E5 1  A4 2",
      "D5 1.5  E5 0.5  F#5 2",
      "B5 1  A5 1  F#5 2",
      "A5 1.5  F#5 0.5  D5 2",
      "C#5 1  E5 1  F#5 2",
      "G5 1.5  F#5 0.5  D5 1  B4 1",
      "C#5 1  D5 0.5  E5 2.5");
  private static final int[] PICKING = {0, 2, 1, 3, 2, 3, 1, 2};

  private final Tape strings = new Tape(BAR * BAR_COUNT);
  private final Tape drums = new Tape(BAR * BAR_COUNT);

  private Music() {}

  static Tape play() {
    var music = new Music();
    for (int bar = 0; bar < BAR_COUNT; bar++) {
      music.playBar(bar);
    }
    return music.mixed();
  }

  private void playBar(int bar) {
    Chord chord = chord(bar);
    pads(bar, chord);
    picking(bar, chord);
    if (hasBeat(bar)) {
      bass(bar, chord);
      kick(bar);
    }
    if (hasBeat(bar) && bar >= 4) {
      snare(bar);
    }
    if (bar >= 1 && bar < 26) {
      hats(bar);
    }
    if (bar >= 6 && bar < 26) {
      melody(bar, MELODY.get((bar - OPENING.size()) % VERSE.size()));
    }
    if (bar == BAR_COUNT - 1) {
      melody(bar, "D5 4");
    }
  }

  private static Chord chord(int bar) {
    int verseBar = bar - OPENING.size();
    if (verseBar < 0) {
      return OPENING.get(bar);
    }
    return verseBar < 24 ? VERSE.get(verseBar % VERSE.size()) : CLOSING.get(verseBar - 24);
  }

  /// The drums wait in the opening, breathe before the last verse, and leave before the end.
  private static boolean hasBeat(int bar) {
    return bar >= 2 && bar < 18 || bar >= 20 && bar < 26;
  }

  private void pads(int bar, Chord chord) {
    for (String note : chord.notes()) {
      double hertz = Pitch.hertz(note);
      strings.add(new Instrument.Pad(5).play(hertz, BAR), bar * BAR, 0.062, -0.6);
      strings.add(new Instrument.Pad(7).play(hertz, BAR), bar * BAR, 0.062, 0.6);
    }
    strings.add(new Instrument.Pad(3).play(Pitch.hertz(chord.bass()) * 2, BAR), bar * BAR, 0.07, 0);
  }

  private void picking(int bar, Chord chord) {
    var guitar = new Instrument.Pluck(0.996);
    for (int eighth = 0; eighth < PICKING.length; eighth++) {
      double hertz = 2 * Pitch.hertz(chord.notes().get(PICKING[eighth]));
      double accent = eighth % 4 == 0 ? 0.75 : 0.56;
      double side = eighth % 2 == 0 ? -0.35 : 0.35;
      strings.add(guitar.play(hertz, 1.6), bar * BAR + eighth * BEAT / 2, accent, side);
    }
  }

  private void bass(int bar, Chord chord) {
    var bass = new Instrument.Bass();
    double hertz = Pitch.hertz(chord.bass());
    strings.add(bass.play(hertz, 1.4 * BEAT), bar * BAR, 0.30, 0);
    strings.add(bass.play(hertz, 0.45 * BEAT), bar * BAR + 1.5 * BEAT, 0.24, 0);
    strings.add(bass.play(hertz, 1.3 * BEAT), bar * BAR + 2 * BEAT, 0.28, 0);
    strings.add(bass.play(2 * hertz, 0.45 * BEAT), bar * BAR + 3.5 * BEAT, 0.20, 0);
  }

  private void melody(int bar, String notes) {
    String[] words = notes.split("\\s+");
    double at = bar * BAR;
    for (int index = 0; index < words.length; index += 2) {
      double seconds = Double.parseDouble(words[index + 1]) * BEAT;
      float[] sound = new Instrument.Bell().play(Pitch.hertz(words[index]), seconds);
      strings.add(sound, at, 0.19, 0.10);
      strings.add(sound, at + 0.75 * BEAT, 0.045, -0.55);
      at += seconds;
    }
  }

  private void kick(int bar) {
    for (int beat = 0; beat < 4; beat++) {
      drums.add(new Instrument.Kick().play(47, 0.42), bar * BAR + beat * BEAT, 0.52, 0);
    }
  }

  private void snare(int bar) {
    float[] snare = new Instrument.Rattle(17, 0.35).play(2300, 0.30);
    drums.add(snare, bar * BAR + BEAT, 0.34, 0.05);
    drums.add(snare, bar * BAR + 3 * BEAT, 0.36, 0.05);
    if (bar % 4 == 1) {
      drums.add(snare, bar * BAR + 3.75 * BEAT, 0.16, -0.1);
    }
  }

  private void hats(int bar) {
    for (int sixteenth = 0; sixteenth < 16; sixteenth++) {
      boolean isOffBeat = sixteenth % 4 == 2;
      double fade = isOffBeat ? 28 : 75;
      double volume = isOffBeat ? 0.115 : 0.040 + 0.02 * (sixteenth % 2);
      float[] hat = new Instrument.Rattle(fade, 0).play(8600 + 90 * (sixteenth % 3), 0.16);
      drums.add(hat, bar * BAR + sixteenth * BEAT / 4, volume, sixteenth % 2 == 0 ? 0.25 : -0.3);
    }
  }

  private Tape mixed() {
    strings.shape(Music::breath);
    var all = new Tape(BAR * BAR_COUNT);
    all.add(strings, 1);
    all.add(Room.echoOf(strings), 0.30);
    all.add(drums, 1);
    all.add(Room.echoOf(drums), 0.06);
    all.shape(Music::ending);
    return all;
  }

  /// The strings give way to each stroke of the big drum.
  private static double breath(double seconds) {
    if (!hasBeat((int) (seconds / BAR))) {
      return 1;
    }
    double sinceStroke = seconds % BEAT;
    return 1 - 0.28 * Curve.step(0, 0.01, sinceStroke) * Curve.step(0.26, 0.03, sinceStroke);
  }

  private static double ending(double seconds) {
    return Curve.step(0, 0.05, seconds)
        * Curve.step(BAR_COUNT * BAR, (BAR_COUNT - 2) * BAR, seconds);
  }
}
