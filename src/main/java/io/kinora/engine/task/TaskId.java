package io.kinora.engine.task;

import io.kinora.infra.base.RandomKey;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names a task. Nobody can guess it.
///
/// @param value 26 characters of upper-case base 32. Source: the tasks contract, section 5, key
public record TaskId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[A-Z2-7]{26}");

  public TaskId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("a task's id has 26 characters of base 32, is " + value);
    }
  }

  /// The id that foreign text is; empty where it can be none.
  public static Optional<TaskId> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new TaskId(text)) : Optional.empty();
  }

  public static TaskId random() {
    return new TaskId(RandomKey.of128Bits());
  }

  @Override
  public String toString() {
    return value;
  }
}
