package io.kinora.infra.outbound;

/// How an attempt to deliver ended. What that means is the contract's who wanted it delivered.
public sealed interface Delivery {

  /// The other side answered, in whatever way.
  ///
  /// @param status its HTTP status; redirects are not followed
  /// @param text   the beginning of its body
  record Answered(int status, String text) implements Delivery {

    public boolean isAccepted() {
      return status >= 200 && status < 300;
    }
  }

  /// There was no answer, or not in time.
  ///
  /// @param reason one sentence, fit for clients
  record Unreachable(String reason) implements Delivery {}

  /// The address is not one that we go to: it will not be, however often one tries.
  ///
  /// @param reason one sentence, fit for clients
  record Refused(String reason) implements Delivery {}
}
