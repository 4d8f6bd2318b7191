package io.kinora.media.timeline;

import io.kinora.media.sxml.SceneNode;
import io.kinora.media.sxml.Step;
import io.kinora.media.sxml.Transition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the steps of a sequence follow each other: lengths and overlaps. Source: the film language,
/// sections 3.3 and 3.4.
///
/// @param nodes what is played, in order
/// @param lengths of each node; zero for one that is not shown
/// @param overlaps between each node and its next, one fewer than nodes; empty where there is none
/// @param remarks what was odd, in words for the author
record RowPlan(
    List<SceneNode> nodes,
    List<Duration> lengths,
    List<Optional<Overlap>> overlaps,
    List<String> remarks) {

  /// A transition that has found its two neighbours.
  record Overlap(Transition transition, Duration length) {}

  /// @param stretch the length that each stretchable node gets
  static RowPlan of(List<Step> steps, NeedSolver needs, Duration stretch) {
    List<SceneNode> nodes = nodesOf(steps);
    List<Duration> lengths =
        nodes.stream().map(node -> lengthOf(needs.need(node), stretch)).toList();
    var remarks = new ArrayList<String>();
    return new RowPlan(nodes, lengths, overlaps(steps, lengths, remarks), remarks);
  }

  /// The stretchable nodes share what the others leave of `length`.
  static RowPlan filling(List<Step> steps, NeedSolver needs, Duration length) {
    RowPlan without = of(steps, needs, Duration.ZERO);
    long count = without.nodes.stream()
        .filter(node -> NeedSolver.isStretchable(needs.need(node)))
        .count();
    if (count == 0) {
      return without;
    }
    Duration wished = Duration.ZERO;
    for (Step step : steps) {
      if (step instanceof Transition transition) {
        wished = wished.plus(transition.duration());
      }
    }
    Duration taken = without.lengths.stream().reduce(Duration.ZERO, Duration::plus);
    Duration left = length.plus(wished).minus(taken);
    return of(steps, needs, left.isPositive() ? left.dividedBy(count) : Duration.ZERO);
  }

  private static List<SceneNode> nodesOf(List<Step> steps) {
    return steps.stream()
        .filter(step -> step instanceof SceneNode)
        .map(step -> (SceneNode) step)
        .toList();
  }

  private static Duration lengthOf(Need need, Duration stretch) {
    return switch (need) {
      case Need.Fixed(Duration length) -> length;
      case Need.Natural(Duration length) -> length;
      case Need.Soft(Duration length) -> length;
      case Need.Elastic _, Need.Slave _ -> stretch;
    };
  }

  private static List<Optional<Overlap>> overlaps(
      List<Step> steps, List<Duration> lengths, List<String> remarks) {
    var overlaps = new ArrayList<Optional<Overlap>>();
    int node = -1;
    Optional<Transition> pending = Optional.empty();
    Duration usedBefore = Duration.ZERO; // what the node's first transition took of it
    for (Step step : steps) {
      switch (step) {
        case Transition transition -> {
          // A second one is ignored: the reader has told so.
          if (pending.isEmpty() && node >= 0) {
            pending = Optional.of(transition);
          }
        }
        case SceneNode _ -> {
          node++;
          if (node > 0) {
            Duration before = lengths.get(node - 1).minus(usedBefore);
            Duration room = Span.min(before, lengths.get(node));
            Optional<Overlap> overlap = pending.flatMap(it -> overlap(it, room, remarks));
            overlaps.add(overlap);
            usedBefore = overlap.map(Overlap::length).orElse(Duration.ZERO);
            pending = Optional.empty();
          }
        }
      }
    }
    return overlaps;
  }

  private static Optional<Overlap> overlap(
      Transition transition, Duration room, List<String> remarks) {
    Duration length = Span.min(transition.duration(), room);
    if (length.compareTo(transition.duration()) < 0) {
      remarks.add(transition.at() + ": the transition is longer than its neighbours; shortened");
    }
    return length.isPositive() ? Optional.of(new Overlap(transition, length)) : Optional.empty();
  }

  /// The whole row, overlaps counted once.
  Duration length() {
    Duration sum = lengths.stream().reduce(Duration.ZERO, Duration::plus);
    for (Optional<Overlap> overlap : overlaps) {
      sum = sum.minus(overlap.map(Overlap::length).orElse(Duration.ZERO));
    }
    return sum;
  }
}
