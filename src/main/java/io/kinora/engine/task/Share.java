package io.kinora.engine.task;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How much of a lane a tenant may have: so many slots, the cap times the weight.
///
/// Whoever has three times the slots has three times the runs while all threads are busy, as each
/// run that ends makes room for one task of the same tenant, at the end of the queue.
///
/// @param cap    0 to [#CAP_MAX]; none for the usual one of the lane; with 0 nothing begins
/// @param weight 1 to [#WEIGHT_MAX]; none for 1
public record Share(@Nullable Integer cap, @Nullable Integer weight) {

  public static final int CAP_MAX = 1000;
  public static final int WEIGHT_MAX = 100;

  /// What everybody has for whom nothing else was said.
  public static final Share USUAL = new Share(null, null);

  public Share {
    if (cap != null && (cap < 0 || cap > CAP_MAX)) {
      throw new IllegalArgumentException("cap must be 0 to " + CAP_MAX + ", is " + cap);
    }
    if (weight != null && (weight < 1 || weight > WEIGHT_MAX)) {
      throw new IllegalArgumentException("weight must be 1 to " + WEIGHT_MAX + ", is " + weight);
    }
  }

  public Optional<Integer> findCap() {
    return Optional.ofNullable(cap);
  }

  public Optional<Integer> findWeight() {
    return Optional.ofNullable(weight);
  }

  public Share withCap(int changed) {
    return new Share(changed, weight);
  }

  public Share withWeight(int changed) {
    return new Share(cap, changed);
  }

  /// How many tasks may be queued or running.
  ///
  /// @param usualCap of the lane
  int slots(int usualCap) {
    return findCap().orElse(usualCap) * findWeight().orElse(1);
  }
}
