package io.kinora.media.preset;

import io.kinora.media.image.Fit.Size;
import io.kinora.media.preset.EncodingProfile.Clip;
import io.kinora.media.preset.EncodingProfile.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What `$words$` in commands stand for. Those that name files stay as they are, so that no path of
/// ours ever stands in a command. Source: the panda contract, section 9, tokens.
final class Tokens {

  private static final Size USUAL_SIZE = new Size(320, 240);

  private final Map<String, String> parts;
  private final Map<String, List<String>> options;

  private Tokens(Map<String, String> parts, Map<String, List<String>> options) {
    this.parts = parts;
    this.options = options;
  }

  static Tokens of(Wish wish, Material material, SourceFacts facts) {
    EncodingProfile profile = wish.profile();
    Size wished = wished(profile);
    Map<String, String> parts = Map.of(
        "$width$", String.valueOf(wished.width()),
        "$height$", String.valueOf(wished.height()),
        "$record_id$", wish.id(),
        "$id$", wish.id(),
        "$videos_domain$", wish.shelf().domain());
    return new Tokens(parts, options(profile, wished, material, facts));
  }

  private static Size wished(EncodingProfile profile) {
    var frame = profile.pictures().frame();
    return new Size(
        frame.width().orElse(USUAL_SIZE.width()), frame.height().orElse(USUAL_SIZE.height()));
  }

  private static Map<String, List<String>> options(
      EncodingProfile profile, Size wished, Material material, SourceFacts facts) {
    Rate rate = profile.pictures().rate();
    var sound = profile.sound();
    Optional<Size> source = material.pictures().map(Material::upright);
    OptionalInt sourceKbit =
        facts.pictures().map(SourceFacts.Pictures::kbit).orElse(OptionalInt.empty());
    OptionalInt soundKbit = facts.sound().map(SourceFacts.Sound::kbit).orElse(OptionalInt.empty());
    var h264 = profile.pictures().h264();
    return Map.ofEntries(
        Map.entry(
            "$resolution_and_padding$",
            List.of("-vf", ResolutionRule.of(source, wished).filters())),
        Map.entry("$filters$", filters(profile, source)),
        Map.entry("$audio_sample_rate$", List.of("-ar", String.valueOf(sound.sampleRate()))),
        Map.entry("$audio_channels$", option("-ac", sound.channels(), "")),
        Map.entry("$audio_bitrate$", option("-b:a", sound.kbit(), "k")),
        Map.entry("$video_bitrate$", option("-b:v", rate.kbit(), "k")),
        Map.entry(
            "$video_quality$",
            h264.crf().isPresent()
                ? option("-crf", h264.crf(), "")
                : option("-b:v", rate.kbit(), "k")),
        Map.entry("$max_audio_bitrate$", option("-b:a", less(sound.kbit(), soundKbit), "k")),
        Map.entry("$max_video_bitrate$", capped(rate, sourceKbit)),
        Map.entry(
            "$fps$",
            rate.perSecond().isPresent()
                ? List.of(
                    "-r", Material.frameRate(rate.perSecond().getAsDouble()).toString())
                : List.of()),
        Map.entry("$keyframes$", List.of("-g", String.valueOf(rate.keyFrames().gap()))),
        Map.entry("$clip$", clip(profile.extras().clip())),
        Map.entry(
            "$h264_profile$",
            h264.profile().map(it -> List.of("-profile:v", it)).orElse(List.of())),
        Map.entry("$h264_level$", h264.level().map(it -> List.of("-level", it)).orElse(List.of())));
  }

  private static List<String> filters(EncodingProfile profile, Optional<Size> source) {
    return source
        .map(it -> FrameShape.of(it, profile.pictures().frame()))
        .map(it ->
            List.of("-vf", "scale=" + it.scaled().width() + ":" + it.scaled().height() + it.laid()))
        .orElse(List.of());
  }

  private static List<String> option(String name, OptionalInt value, String unit) {
    return value.isPresent() ? List.of(name, value.getAsInt() + unit) : List.of();
  }

  private static OptionalInt less(OptionalInt wished, OptionalInt source) {
    return wished.isPresent() && source.isPresent()
        ? OptionalInt.of(Math.min(wished.getAsInt(), source.getAsInt()))
        : wished;
  }

  private static List<String> capped(Rate rate, OptionalInt source) {
    OptionalInt kbit = less(rate.kbitMax().isPresent() ? rate.kbitMax() : rate.kbit(), source);
    if (kbit.isEmpty()) {
      return List.of();
    }
    int buffer = rate.bufferKbit().orElse(2 * kbit.getAsInt());
    return List.of("-maxrate", kbit.getAsInt() + "k", "-bufsize", buffer + "k");
  }

  private static List<String> clip(Clip clip) {
    var words = new ArrayList<String>();
    if (clip.offset() > 0) {
      words.addAll(List.of("-ss", Span.seconds(clip.offset())));
    }
    clip.length().ifPresent(it -> words.addAll(List.of("-t", Span.seconds(it))));
    return words;
  }

  /// Words with all that is known put in; what is not known stays.
  List<String> in(List<String> line) {
    var words = new ArrayList<String>();
    for (String word : line) {
      if (options.containsKey(word)) {
        words.addAll(options.get(word));
      } else {
        String filled = word;
        for (var part : parts.entrySet()) {
          filled = filled.replace(part.getKey(), part.getValue());
        }
        words.add(filled);
      }
    }
    return words;
  }
}
