package io.kinora.infra.outbound;

import org.jspecify.annotations.Nullable;

/// How an attempt to deliver ended. What that means is the contract's who wanted it delivered.
public sealed interface Delivery {

  /// The HTTP status of the answer; none where nobody answered.
  default @Nullable Integer answeredStatus() {
    return this instanceof Answered answered ? answered.status() : null;
  }

  /// Why nobody answered, as half a sentence, fit for clients; none where somebody did.
  default @Nullable String silence() {
    return switch (this) {
      case Answered _ -> null;
      case Unreachable unreachable -> unreachable.cause();
      case Refused refused -> refused.cause();
    };
  }

  /// The other side answered, in whatever way.
  ///
  /// @param status its HTTP status; redirects are not followed
  /// @param text   the beginning of its body
  record Answered(int status, String text) implements Delivery {

    public boolean isAccepted() {
      return status >= 200 && status < 300;
    }

    /// Tells whether the same may be answered otherwise in a minute.
    public boolean mayPass() {
      return Passing.isOne(status);
    }
  }

  /// There was no answer, or not in time.
  ///
  /// @param address as it may be shown
  /// @param cause   half a sentence, fit for clients, without the address
  record Unreachable(String address, String cause) implements Delivery {

    /// One sentence, fit for clients.
    public String reason() {
      return address + ": " + cause;
    }
  }

  /// The address is not one that we go to: it will not be, however often one tries.
  ///
  /// @param address as it may be shown
  /// @param cause   half a sentence, fit for clients, without the address
  record Refused(String address, String cause) implements Delivery {

    /// One sentence, fit for clients.
    public String reason() {
      return address + ": " + cause;
    }
  }
}
