package io.kinora.media.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The size, rate and bit rates of a film. H.264 and AAC in MP4.
///
/// Source: the factory contract, section 10.
///
/// @param name as clients write it
/// @param width even, in pixels
/// @param height even, in pixels
/// @param frameRate frames a second
/// @param videoKbit the most that pictures may take, in kbit a second
/// @param audioKbit of the sound, in kbit a second
public record Profile(
    String name, int width, int height, FrameRate frameRate, int videoKbit, int audioKbit) {

  /// The profile that is meant where none is named. Source: the tasks contract, section 10.
  public static final String USUAL = "360p";

  private static final FrameRate PAL = new FrameRate(25, 1);
  private static final FrameRate CINEMA = new FrameRate(24, 1);

  private static final List<Profile> ALL = List.of(
      new Profile("240p", 426, 240, PAL, 500, 64),
      new Profile("240p-24-fps", 426, 240, CINEMA, 500, 64),
      new Profile("360p", 640, 360, PAL, 1024, 128),
      new Profile("360p-29-97-fps", 640, 360, FrameRate.NTSC, 1024, 128),
      new Profile("360p-24-fps", 640, 360, CINEMA, 1024, 128),
      new Profile("480p", 854, 480, PAL, 1200, 128),
      new Profile("480p-24-fps", 854, 480, CINEMA, 1200, 128),
      new Profile("720p", 1280, 720, PAL, 1500, 256),
      new Profile("720p-29-97-fps", 1280, 720, FrameRate.NTSC, 1500, 256),
      new Profile("720p-24-fps", 1280, 720, CINEMA, 1500, 256),
      new Profile("720p-hq", 1280, 720, PAL, 3000, 256),
      new Profile("1080p", 1920, 1080, PAL, 4000, 256),
      new Profile("1080p-24-fps", 1920, 1080, CINEMA, 4000, 256));

  private static final Map<String, Profile> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Profile::name, Function.identity()));

  public Profile {
    if (width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException("sides must be even, are " + width + "x" + height);
    }
  }

  public static Optional<Profile> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /// The names of all profiles, small ones first.
  public static List<String> names() {
    return ALL.stream().map(Profile::name).toList();
  }
}
