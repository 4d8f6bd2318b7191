package io.kinora.infra.observe;

/// What one part of the server says about itself.
///
/// @param name  the part: one word, such as `database`
/// @param state whether the server can work with it as it is
/// @param note  one short sentence for the operator; no secrets, for anybody may read it
public record Check(String name, State state, String note) {

  /// Whether a part can do its work.
  public enum State {
    FINE,
    FAILING
  }

  public static Check fine(String name, String note) {
    return new Check(name, State.FINE, note);
  }

  public static Check failing(String name, String note) {
    return new Check(name, State.FAILING, note);
  }

  public boolean isFine() {
    return state == State.FINE;
  }
}
