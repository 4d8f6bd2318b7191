package io.kinora.api.tasks;

import io.kinora.engine.work.ParameterType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Which files are meant, by when they were made; both bounds are meant, too.
///
/// Source: the tasks contract, section 7.2.
record StorageTimes(Instant from, Instant to) {

  private static final double DAY_MS = 86_400_000;
  private static final double AGE_DAYS_MAX = 1_000_000;

  /// The stretch that `from`, `to` and `max_age` have in common; all of time where none is given.
  ///
  /// @throws RequestFault where one of them is wrong
  static StorageTimes of(TasksRequest request, Instant now) {
    Instant to = date(request, "to").orElse(Instant.MAX);
    Instant old = age(request).map(ms -> now.minusMillis(ms)).orElse(Instant.MAX);
    return new StorageTimes(date(request, "from").orElse(Instant.MIN), to.isBefore(old) ? to : old);
  }

  boolean contain(Instant made) {
    return !made.isBefore(from) && !made.isAfter(to);
  }

  private static Optional<Long> age(TasksRequest request) {
    return request.find("max_age").map(given -> {
      double days = ParameterType.FLOAT
          .read(given)
          .map(JsonNode::doubleValue)
          .orElseThrow(() -> wrong(request, "max_age", ParameterType.FLOAT.complaint()));
      if (days < 0 || days > AGE_DAYS_MAX) {
        throw wrong(request, "max_age", "must be between 0 and " + (long) AGE_DAYS_MAX);
      }
      return Math.round(days * DAY_MS);
    });
  }

  private static Optional<Instant> date(TasksRequest request, String name) {
    return request
        .find(name)
        .map(given -> parse(given.isString() ? given.asString() : "")
            .orElseThrow(() -> wrong(request, name, "not a valid date")));
  }

  /// With a zone, without one (then it is UTC), or a day alone.
  private static Optional<Instant> parse(String text) {
    try {
      if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
        return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
      }
      return Optional.of(
          text.matches(".*(Z|z|[+-]\\d\\d(:?\\d\\d)?)")
              ? OffsetDateTime.parse(withColon(text)).toInstant()
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// Some write `+0200` and mean `+02:00`.
  private static String withColon(String text) {
    return text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
  }

  private static RequestFault wrong(TasksRequest request, String name, String description) {
    return RequestFault.invalid(name, request.location(), description);
  }
}
