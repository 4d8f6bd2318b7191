package io.kinora.media.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a film is to be: its size, rate, bit rates, codecs and container.
///
/// Source: the factory contract, section 10.
///
/// @param name as clients write it
/// @param frameRate frames a second; one that the codec allows
public record Profile(String name, Shape shape, FrameRate frameRate, Rates rates, Format format) {

  /// The profile that is meant where none is named. Source: the tasks contract, section 10.
  public static final String USUAL = "360p";

  private static final Map<String, Profile> BY_NAME = Catalogue.ALL.stream()
      .collect(Collectors.toUnmodifiableMap(Profile::name, Function.identity()));

  public Profile {
    if (!format.pictures().allows(frameRate)) {
      throw new IllegalArgumentException(
          format.pictures().probedName() + " cannot have " + frameRate + " frames a second");
    }
  }

  public static Optional<Profile> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /// The same, or a size and a rate such as `640x360@25`. Source: the film language, section 15.
  public static Optional<Profile> findOrFree(String name) {
    return find(name).or(() -> FreeProfile.of(name));
  }

  /// All that there are, in the order of the contract.
  public static List<Profile> all() {
    return Catalogue.ALL;
  }

  /// The names of all profiles, in the order of the contract.
  public static List<String> names() {
    return Catalogue.ALL.stream().map(Profile::name).toList();
  }

  /// The same with other frames a second, under the same name.
  ///
  /// @param rate one that it [#allows]
  public Profile with(FrameRate rate) {
    return new Profile(name, shape, rate, rates, format);
  }

  /// Tells whether its codec can have so many frames a second. Those of discs know eight rates.
  public boolean allows(FrameRate rate) {
    return format.pictures().allows(rate);
  }

  /// Tells whether a film in the other has the same frames, so that they need be drawn but once.
  public boolean isDrawnAs(Profile other) {
    return shape.equals(other.shape) && frameRate.equals(other.frameRate);
  }

  /// As stored, in pixels.
  public int width() {
    return shape.width();
  }

  /// As stored, in pixels.
  public int height() {
    return shape.height();
  }

  /// The most that pictures may take, in kbit a second.
  public int videoKbit() {
    return rates.videoKbit();
  }

  /// Of the sound, in kbit a second.
  public int audioKbit() {
    return rates.audioKbit();
  }
}
