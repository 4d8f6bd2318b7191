package io.kinora.media.preset;

import io.kinora.media.preset.EncodingProfile.Lock;
import io.kinora.media.preset.EncodingProfile.Moment;
import io.kinora.media.preset.EncodingProfile.Shots;
import io.kinora.media.preset.EncodingProfile.Streaming;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what a profile says of pictures of moments and of playlists. Source: the panda contract,
/// section 6.3.
final class ExtrasReading {

  private static final int USUAL_COUNT = 7;
  private static final int SHOTS_MAX = 1_000;
  private static final int KEY_BYTES = 16;
  private static final int URL_LETTERS_MAX = 2_000;

  private static final Pattern MOMENT = Pattern.compile("([0-9]{1,7}(?:\\.[0-9]{1,6})?)\\s*(s|f)?");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,4}(\\.0+)?");
  private static final Pattern URL = Pattern.compile("https?://[!#-~]{1," + URL_LETTERS_MAX + "}");
  private static final Pattern VARIANT = Pattern.compile("[^\\p{Cntrl},]{1,200}");

  private final Attributes attributes;

  ExtrasReading(Attributes attributes) {
    this.attributes = attributes;
  }

  /// @param isThumbnail only then moments can be named; the others are evenly spread
  Shots shots(boolean isThumbnail) {
    OptionalInt count = count();
    List<Moment> offsets = attributes
        .read("frame_offsets", "moments such as 2s, 10s, 250f", ExtrasReading::moments)
        .orElse(List.of());
    Optional<Moment> interval = attributes.read(
        "frame_interval",
        "a time such as 10s or 300f",
        it -> moment(it).filter(found -> found.number() > 0));
    return isThumbnail
        ? new Shots(count.orElse(USUAL_COUNT), offsets, interval)
        : new Shots(count.orElse(USUAL_COUNT), List.of(), Optional.empty());
  }

  /// 0 means none. Source: the panda contract, section 11.
  private OptionalInt count() {
    Optional<Integer> found = attributes.read(
        "frame_count",
        "a number of pictures, 0 to " + SHOTS_MAX,
        it -> Optional.of(it)
            .filter(COUNT.asMatchPredicate())
            .map(text -> (int) Double.parseDouble(text))
            .filter(value -> value <= SHOTS_MAX));
    return found.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  private static Optional<List<Moment>> moments(String text) {
    List<Optional<Moment>> found =
        Arrays.stream(text.split(",", -1)).map(ExtrasReading::moment).toList();
    return found.size() <= SHOTS_MAX && found.stream().allMatch(Optional::isPresent)
        ? Optional.of(found.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  private static Optional<Moment> moment(String text) {
    Matcher found = MOMENT.matcher(text.strip());
    return found.matches()
        ? Optional.of(new Moment(Double.parseDouble(found.group(1)), "f".equals(found.group(2))))
        : Optional.empty();
  }

  Streaming streaming() {
    List<String> variants = attributes
        .read("variants", "names of profiles, such as hls.*", ExtrasReading::names)
        .orElse(List.of());
    Optional<Lock> lock = attributes.yes("encryption", false)
        ? Optional.of(new Lock(
            attributes.read(
                "encryption_key_url",
                "an address that begins with http:// or https://",
                it -> Optional.of(it).filter(URL.asMatchPredicate())),
            bytes("encryption_key"),
            bytes("encryption_iv")))
        : Optional.empty();
    return new Streaming(variants, lock);
  }

  private static Optional<List<String>> names(String text) {
    List<String> names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    boolean isRight = names.size() <= 100 && names.stream().allMatch(VARIANT.asMatchPredicate());
    return isRight ? Optional.of(names) : Optional.empty();
  }

  private Optional<String> bytes(String name) {
    return attributes.read(name, KEY_BYTES + " bytes in Base64", it -> {
      try {
        byte[] bytes = Base64.getDecoder().decode(it);
        return Optional.of(bytes)
            .filter(found -> found.length == KEY_BYTES)
            .map(HexFormat.of()::formatHex);
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    });
  }
}
