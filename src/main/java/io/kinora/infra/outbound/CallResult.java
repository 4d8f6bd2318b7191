package io.kinora.infra.outbound;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a [Call] ended. What that means is the business of who made it.
public sealed interface CallResult {

  /// The other side answered, in whatever way.
  ///
  /// @param status  its HTTP status; redirects are not followed
  /// @param headers by their names in lower case; of several of one name the first
  /// @param text    the beginning of its body
  record Answered(int status, Map<String, String> headers, String text) implements CallResult {

    public Answered {
      headers = Map.copyOf(headers);
    }

    public boolean isAccepted() {
      return status >= 200 && status < 300;
    }

    /// Tells whether the same may be answered otherwise in a minute.
    public boolean mayPass() {
      return Passing.isOne(status);
    }

    public Optional<String> findHeader(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
  }

  /// There was no answer, or not in time. What was sent may have arrived.
  ///
  /// @param reason half a sentence, fit for clients, without the address
  record Silent(String reason) implements CallResult {}

  /// The address is not one that we go to: it will not be, however often one tries.
  ///
  /// @param reason half a sentence, fit for clients, without the address
  record Refused(String reason) implements CallResult {}
}
