package io.kinora.infra.base;

/// The kinds of failure. Each dialect words them in its own way, in one place.
public enum FailureCode {
  /// A parameter is wrong; the text says which and how.
  PARAMETERS_INVALID(Fault.CLIENT, false),
  /// A film definition is wrong; the text has line and column.
  DEFINITION_INVALID(Fault.CLIENT, false),
  /// An input's server does not answer, or answers that it cannot now.
  INPUT_UNREACHABLE(Fault.OUTSIDE, true),
  /// An input is not there, or its address is one that we do not go to.
  INPUT_REFUSED(Fault.CLIENT, false),
  /// An input is larger, longer or wider than the limits allow.
  INPUT_TOO_LARGE(Fault.CLIENT, false),
  /// An input is not an image, a video, a sound: not what the task needs.
  INPUT_NOT_MEDIA(Fault.CLIENT, false),
  /// The server that should take an output does not answer.
  OUTPUT_UNREACHABLE(Fault.OUTSIDE, true),
  /// The server that should take an output does not want it.
  OUTPUT_REFUSED(Fault.CLIENT, false),
  /// Decoder or encoder ended with an error on an input that had looked sound.
  ENCODER_FAILED(Fault.OURS, true),
  /// A limit of time, memory or processor was hit while we worked on an input.
  LIMIT_HIT(Fault.CLIENT, false),
  /// The disk is full, or nearly.
  OUT_OF_SPACE(Fault.OURS, true),
  /// The database is away.
  UNAVAILABLE(Fault.OURS, true),
  /// The task ended its worker several times; it is not tried again.
  POISON(Fault.OURS, false),
  /// A task that this one was waiting for did not succeed.
  PREDECESSOR_FAILED(Fault.OURS, false),
  /// A mistake of ours; the log has more.
  INTERNAL(Fault.OURS, true);

  /// Who can mend it.
  public enum Fault {
    CLIENT,
    OUTSIDE,
    OURS
  }

  private final Fault fault;
  private final boolean worthRetrying;

  FailureCode(Fault fault, boolean worthRetrying) {
    this.fault = fault;
    this.worthRetrying = worthRetrying;
  }

  /// Tells whether another input in its place might be better.
  public boolean isOfInput() {
    return switch (this) {
      case INPUT_UNREACHABLE, INPUT_REFUSED, INPUT_TOO_LARGE, INPUT_NOT_MEDIA -> true;
      case PARAMETERS_INVALID,
          DEFINITION_INVALID,
          OUTPUT_UNREACHABLE,
          OUTPUT_REFUSED,
          ENCODER_FAILED,
          LIMIT_HIT,
          OUT_OF_SPACE,
          UNAVAILABLE,
          POISON,
          PREDECESSOR_FAILED,
          INTERNAL -> false;
    };
  }

  public Fault fault() {
    return fault;
  }

  /// Tells whether the same work may succeed later without anybody changing anything.
  public boolean isWorthRetrying() {
    return worthRetrying;
  }
}
