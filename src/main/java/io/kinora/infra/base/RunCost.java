package io.kinora.infra.base;

import java.time.Duration;
import java.util.Map;

/// What a piece of work has cost, as a [CostMeter] has counted it.
///
/// @param cpu   of processors, of all cores together; not negative
/// @param bytes that were moved; what is missing there is none
public record RunCost(Duration cpu, Map<Way, Long> bytes) {

  public static final RunCost NOTHING = new RunCost(Duration.ZERO, Map.of());

  /// Where bytes came from or went to.
  public enum Way {
    /// From an address that a client named.
    FETCHED("fetched"),
    /// From the storage; a file that only got another name was not read.
    READ("read"),
    /// To the storage.
    STORED("stored"),
    /// To others: files that are brought somewhere, and messages.
    SENT("sent");

    private final String word;

    Way(String word) {
      this.word = word;
    }

    /// As metrics call it.
    public String word() {
      return word;
    }
  }

  public RunCost {
    bytes = Map.copyOf(bytes);
    if (cpu.isNegative()) {
      throw new IllegalArgumentException("cpu must not be negative, is " + cpu);
    }
  }

  public long bytes(Way way) {
    return bytes.getOrDefault(way, 0L);
  }
}
