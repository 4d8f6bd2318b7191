package io.kinora.media.profile;

/// The bit rates of a film, in kbit a second.
///
/// @param videoKbit the most that pictures may take
/// @param audioKbit of the sound
public record Rates(int videoKbit, int audioKbit) {

  public Rates {
    if (videoKbit <= 0 || audioKbit <= 0) {
      throw new IllegalArgumentException("not rates: " + videoKbit + " and " + audioKbit);
    }
  }
}
