package io.kinora.cli.bench;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// Music of many kinds whose beats are known. A seed changes tempo, key, loudness and every
/// note's place a little, so that nobody learns one set by heart.
public final class BeatTracks {

  private final long seed;

  public BeatTracks(long seed) {
    this.seed = seed;
  }

  /// Makes one piece.
  private interface Piece {
    BeatTrack play(BeatTracks tracks, Random random);
  }

  private static final List<Piece> PIECES = List.of(
      (it, random) -> it.clicks(random, 62),
      (it, random) -> it.clicks(random, 118),
      (it, random) -> it.clicks(random, 190),
      (it, random) -> rock("rock", random, it.steady(random, 104), 0),
      (it, random) -> rock("slow rock", random, it.steady(random, 78), 0),
      (it, random) -> rock("fast rock", random, it.steady(random, 150), 0),
      (it, random) -> it.waltz(random, 98),
      (it, random) -> it.waltz(random, 152),
      (it, random) -> rock("getting faster", random, it.ramp(random, 88, 132), 0),
      (it, random) -> rock("getting slower", random, it.ramp(random, 142, 98), 0),
      (it, random) -> rock("two tempi", random, it.step(random, 98, 124), 0),
      (it, random) -> rock("rock in noise", random, it.steady(random, 116), 0.12),
      (it, random) -> it.syncopated(random, 108),
      (it, random) -> it.plucked(random, 94),
      (it, random) -> it.pads(random, 106),
      (it, random) -> it.swing(random, 138),
      (it, random) -> it.sixEight(random, 72),
      (it, random) -> it.house(random, 125),
      (it, random) -> it.five(random, 120),
      (it, random) -> it.late(random, 112));

  /// How many have a rhythm.
  public static int count() {
    return PIECES.size();
  }

  /// @param index from 0, below the count
  public BeatTrack track(int index) {
    return PIECES.get(index).play(this, new Random(seed * 1_000 + index));
  }

  /// Sounds without a beat.
  public static List<String> quietNames() {
    return List.of("silence", "hiss", "wind", "drone", "rain", "babble");
  }

  public BeatTrack quiet(String name) {
    var random = new Random(seed);
    var voices = new Voices(36, random);
    switch (name) {
      case "hiss" -> voices.hiss(0.3);
      case "wind" -> voices.wind(0.5);
      case "drone" -> {
        voices.pad(0, 36, 110, 0.4);
        voices.pad(0, 36, 165, 0.3);
        voices.wind(0.1);
      }
      case "rain" -> {
        for (double time = 0; time < 36; time -= Math.log(1 - random.nextDouble()) / 9) {
          voices.click(time, 800 + 3_000 * random.nextDouble(), random.nextDouble());
        }
        voices.hiss(0.05);
      }
      case "babble" -> {
        for (double time = 0; time < 36; time += 0.08 + 0.35 * random.nextDouble()) {
          double hertz = 110 + 120 * random.nextDouble();
          voices.pluck(time, 0.1 + 0.2 * random.nextDouble(), hertz, random.nextDouble());
        }
      }
      default -> {}
    }
    return new BeatTrack(name, voices.recorded(), List.of(), List.of());
  }

  private static double about(Random random, double tempo) {
    return tempo * (0.95 + 0.1 * random.nextDouble());
  }

  private DoubleUnaryOperator steady(Random random, double tempo) {
    double chosen = about(random, tempo);
    return _ -> chosen;
  }

  private DoubleUnaryOperator ramp(Random random, double from, double to) {
    double chosen = about(random, from);
    return time -> chosen * (1 + (to / from - 1) * time / 36);
  }

  private DoubleUnaryOperator step(Random random, double from, double to) {
    double chosen = about(random, from);
    return time -> time < 18 ? chosen : chosen * to / from;
  }

  private static Player player(Random random, int metre, DoubleUnaryOperator tempo) {
    return new Player(random, metre, 0.2 + random.nextDouble(), tempo);
  }

  private BeatTrack clicks(Random random, double tempo) {
    Player player = player(random, 4, steady(random, tempo));
    for (int beat = 0; beat < player.beatCount(); beat++) {
      boolean isFirst = player.inBar(beat) == 0;
      player.voices().click(player.at(beat, 0), isFirst ? 1_600 : 1_000, isFirst ? 1 : 0.6);
    }
    return player.track("clicks at " + Math.round(tempo));
  }

  private static BeatTrack rock(
      String name, Random random, DoubleUnaryOperator tempo, double noise) {
    Player player = player(random, 4, tempo);
    for (int beat = 0; beat < player.beatCount(); beat++) {
      drums(player, beat);
      player.bass(beat, 0, 0, 0.4);
      player.bass(beat, 0.5, player.inBar(beat) == 3 ? 2 : 0, 0.3);
      if (player.inBar(beat) == 0) {
        player.chord(beat, 0, 4, 0.5);
      }
    }
    player.voices().hiss(noise);
    return player.track(name);
  }

  private static void drums(Player player, int beat) {
    if (player.inBar(beat) % 2 == 0) {
      player.voices().kick(player.at(beat, 0), player.loud(0.9));
    } else {
      player.voices().snare(player.at(beat, 0), player.loud(0.7));
    }
    player.voices().hat(player.at(beat, 0), player.loud(0.4));
    player.voices().hat(player.at(beat, 0.5), player.loud(0.3));
  }

  private BeatTrack waltz(Random random, double tempo) {
    Player player = player(random, 3, steady(random, tempo));
    for (int beat = 0; beat < player.beatCount(); beat++) {
      if (player.inBar(beat) == 0) {
        player.bass(beat, 0, player.bar(beat) % 2 * 2, 0.7);
        player.pad(beat, 2.8, 0.1);
      } else {
        player.chord(beat, 0, 0.6, 0.4);
      }
    }
    return player.track("waltz at " + Math.round(tempo));
  }

  private BeatTrack syncopated(Random random, double tempo) {
    Player player = player(random, 4, steady(random, tempo));
    for (int beat = 0; beat < player.beatCount(); beat++) {
      switch (player.inBar(beat)) {
        case 0 -> player.voices().kick(player.at(beat, 0), player.loud(0.9));
        case 1 -> {
          player.voices().snare(player.at(beat, 0), player.loud(0.7));
          player.voices().kick(player.at(beat, 0.5), player.loud(0.9));
          player.chord(beat, 0.5, 1, 0.5);
        }
        case 2 -> player.voices().kick(player.at(beat, 0.75), player.loud(0.7));
        default -> {
          player.voices().snare(player.at(beat, 0), player.loud(0.7));
          player.chord(beat, 0.5, 1, 0.5);
        }
      }
      player.bass(beat, player.inBar(beat) == 0 ? 0 : 0.5, 0, 0.5);
      for (double share = 0; share < 1; share += 0.25) {
        player.voices().hat(player.at(beat, share), player.loud(share == 0 ? 0.3 : 0.2));
      }
    }
    return player.track("syncopated");
  }

  private BeatTrack plucked(Random random, double tempo) {
    Player player = player(random, 4, steady(random, tempo));
    for (int beat = 0; beat < player.beatCount(); beat++) {
      if (player.inBar(beat) == 0) {
        player.bass(beat, 0, 0, 0.6);
      }
      int[] steps = {0, 2, 4, 2};
      player
          .voices()
          .pluck(
              player.at(beat, 0),
              1,
              2 * player.note(beat, steps[player.inBar(beat)]),
              player.loud(0.5));
      player.voices().pluck(player.at(beat, 0.5), 0.7, 2 * player.note(beat, 5), player.loud(0.25));
    }
    return player.track("guitar, no drums");
  }

  private BeatTrack pads(Random random, double tempo) {
    Player player = player(random, 4, steady(random, tempo));
    for (int beat = 0; beat < player.beatCount(); beat++) {
      if (player.inBar(beat) == 0) {
        player.pad(beat, 4, 0.5);
      }
      player.bass(beat, 0, player.inBar(beat) == 2 ? 2 : 0, 0.35);
    }
    return player.track("organ and bass");
  }

  private BeatTrack swing(Random random, double tempo) {
    Player player = player(random, 4, steady(random, tempo));
    for (int beat = 0; beat < player.beatCount(); beat++) {
      player.bass(beat, 0, new int[] {0, 1, 2, 4}[player.inBar(beat)], 0.6);
      player.voices().hat(player.at(beat, 0), player.loud(0.35));
      if (player.inBar(beat) % 2 == 1) {
        player.voices().hat(player.at(beat, 0), player.loud(0.4));
        player.voices().hat(player.at(beat, 0.66), player.loud(0.3));
      }
      if (player.inBar(beat) == 0 && random.nextDouble() < 0.7) {
        player.chord(beat, 0, 1, 0.4);
      } else if (random.nextDouble() < 0.3) {
        player.chord(beat, 0.66, 0.6, 0.4);
      }
    }
    return player.track("swing");
  }

  private BeatTrack sixEight(Random random, double tempo) {
    Player player = player(random, 2, steady(random, tempo));
    for (int beat = 0; beat < player.beatCount(); beat++) {
      boolean isFirst = player.inBar(beat) == 0;
      if (isFirst) {
        player.voices().kick(player.at(beat, 0), player.loud(0.9));
        player.bass(beat, 0, 0, 0.6);
      } else {
        player.voices().snare(player.at(beat, 0), player.loud(0.6));
      }
      for (int third = 0; third < 3; third++) {
        double hertz = 2 * player.note(beat, (isFirst ? 0 : 2) + third);
        player
            .voices()
            .pluck(player.at(beat, third / 3.0), 0.5, hertz, player.loud(third == 0 ? 0.4 : 0.25));
      }
    }
    return player.track("six eighths");
  }

  private BeatTrack house(Random random, double tempo) {
    Player player = player(random, 4, steady(random, tempo));
    for (int beat = 0; beat < player.beatCount(); beat++) {
      player.voices().kick(player.at(beat, 0), player.loud(1));
      player.voices().hat(player.at(beat, 0.5), player.loud(0.6));
      if (player.inBar(beat) % 2 == 1) {
        player.voices().snare(player.at(beat, 0), player.loud(0.4));
      }
      player.bass(beat, 0.5, 0, 0.5);
      if (player.inBar(beat) == 0) {
        player.pad(beat, 4, 0.25);
      }
    }
    return player.track("house");
  }

  /// Bars of five: only its beats are asked for.
  private BeatTrack five(Random random, double tempo) {
    Player player = player(random, 5, steady(random, tempo));
    for (int beat = 0; beat < player.beatCount(); beat++) {
      if (player.inBar(beat) == 0 || player.inBar(beat) == 3) {
        player.voices().kick(player.at(beat, 0), player.loud(0.9));
        player.chord(beat, 0, 2, 0.5);
      } else {
        player.voices().snare(player.at(beat, 0), player.loud(0.5));
      }
      player.voices().hat(player.at(beat, 0.5), player.loud(0.3));
    }
    BeatTrack made = player.track("bars of five");
    return new BeatTrack(made.name(), made.samples(), made.beats(), List.of());
  }

  /// Nothing for nine seconds.
  private BeatTrack late(Random random, double tempo) {
    var player = new Player(random, 4, 9 + random.nextDouble(), steady(random, tempo));
    IntStream.range(0, player.beatCount()).forEach(beat -> {
      drums(player, beat);
      player.bass(beat, 0, 0, 0.5);
      if (player.inBar(beat) == 0) {
        player.chord(beat, 0, 4, 0.5);
      }
    });
    return player.track("begins late");
  }
}
