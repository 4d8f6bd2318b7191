package io.kinora.engine.film;

import io.kinora.media.profile.FrameRate;
import io.kinora.media.profile.Profile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client wants of a film.
///
/// Source: the factory contract, section 7.
///
/// @param profile as the catalogue names it
/// @param rate    of frames, where it is not the profile's
/// @param meta    in the order of the client; titles and the like, and wishes
/// @param receiver  nobody where there is none
public record RenditionOrder(
    String profile,
    @Nullable FrameRate rate,
    Map<String, String> meta,
    @Nullable Receiver receiver,
    List<UploadOrder> uploads) {

  private static final double THUMBNAIL_SECONDS = 1.0;

  public RenditionOrder {
    meta = Collections.unmodifiableMap(new LinkedHashMap<>(meta));
    uploads = List.copyOf(uploads);
  }

  /// Size, codecs and rates.
  public Profile format() {
    Profile named = Profile.find(profile)
        .orElseThrow(() -> new IllegalStateException("the profile was checked before: " + profile));
    return rate == null ? named : named.with(rate);
  }

  /// Tells whether a small film can be watched while it is made.
  public boolean isPreviewed() {
    return isTrue("preview", false);
  }

  /// Tells whether it is made; else what is there is only brought to places.
  public boolean isGenerated() {
    return isTrue("generate", true);
  }

  private boolean isTrue(String name, boolean usual) {
    String said = meta.get(name);
    return said == null ? usual : said.equals("true");
  }

  /// Which frame is the thumbnail, in seconds.
  public double thumbnailSeconds() {
    String said = meta.get("thumbnailTime");
    return said == null ? THUMBNAIL_SECONDS : Double.parseDouble(said);
  }
}
