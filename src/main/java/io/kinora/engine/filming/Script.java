package io.kinora.engine.filming;

import io.kinora.engine.filming.Shoot.Scene;
import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.AssetId;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.infra.base.Sha256;
import io.kinora.media.profile.FrameRate;
import io.kinora.media.profile.Profile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What another machine needs to know to make segments of a film.
///
/// @param programs   what the film is made with; machines that have others make other frames
/// @param definition the film, in SXML
/// @param drawn      the profile that its frames are drawn for
/// @param encoded    those that they are encoded for
/// @param inputs     the files of the film, by the names that it calls them
/// @param plan       [io.kinora.media.render.PlannedFilm#fingerprint()]
record Script(
    String programs,
    String definition,
    Format drawn,
    List<Format> encoded,
    Map<String, Input> inputs,
    String plan) {

  private static final JsonMapper JSON = JsonMapper.shared();

  Script {
    encoded = List.copyOf(encoded);
    inputs = Map.copyOf(inputs);
  }

  /// A profile as one machine tells it to another.
  ///
  /// @param frames in so many `seconds`
  record Format(String name, int frames, int seconds) {

    static Format of(Profile profile) {
      FrameRate rate = profile.frameRate();
      return new Format(profile.name(), rate.frames(), rate.seconds());
    }

    Profile profile() {
      return Profile.findOrFree(name)
          .map(profile -> profile.with(new FrameRate(frames, seconds)))
          .orElseThrow(() -> new IllegalArgumentException("there is no profile " + name));
    }
  }

  /// A file of the film: where it is in the library, or why it is missing.
  ///
  /// @param asset  26 characters; none where it is missing
  /// @param file   its name in the asset
  /// @param sha256 of its bytes
  /// @param code   of the failure, where it is missing
  /// @param text   of the failure
  record Input(
      @Nullable String asset,
      @Nullable String file,
      @Nullable String sha256,
      @Nullable FailureCode code,
      @Nullable String text) {

    static Input there(AssetFile file) {
      return there(file.asset(), file.name(), file.sha256());
    }

    static Input there(AssetId asset, String file, String sha256) {
      return new Input(asset.value(), file, sha256, null, null);
    }

    static Input missing(Failure failure) {
      return new Input(null, null, null, failure.code(), failure.text());
    }

    Optional<Failure> findFailure() {
      return code == null || text == null ? Optional.empty() : Optional.of(new Failure(code, text));
    }
  }

  /// @param plan as the film was planned by who begins it
  static Script of(Scene scene, String programs, Map<String, Input> inputs, String plan) {
    return new Script(
        programs,
        scene.definition(),
        Format.of(scene.drawn()),
        scene.encoded().stream().map(Format::of).toList(),
        inputs,
        plan);
  }

  /// Tells apart what a task may make: what has another key has nothing in common.
  static String keyOf(Scene scene, String programs) {
    return Sha256.hex(of(scene, programs, Map.of(), "").json());
  }

  static Script read(String json) {
    return JSON.readValue(json, Script.class);
  }

  String json() {
    return JSON.writeValueAsString(this);
  }

  List<Profile> profiles() {
    return encoded.stream().map(Format::profile).toList();
  }
}
