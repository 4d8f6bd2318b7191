package io.kinora.media.transcode;

import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.probe.SoundFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Plans the run of ffmpeg that makes a sound file.
final class SoundCommand {

  /// Those that all our codecs know; others become the last.
  private static final Set<Integer> SAMPLE_RATES = Set.of(16_000, 22_050, 24_000, 32_000, 44_100);

  private static final int USUAL_SAMPLE_RATE = 48_000;

  private SoundCommand() {}

  /// Takes the sound as it is, out of one container into another.
  static FfmpegCommand copied(SoundSource source, SoundFormat format, Path out) {
    return command(source, List.of("-c:a", "copy"), format, out);
  }

  static FfmpegCommand encoded(SoundSource source, SoundFormat format, Path out) {
    SoundFacts sound = source.sound();
    var words = new ArrayList<>(SoundWords.inStep(sound, sampleRate(sound)));
    if (format.isStereoOnly() && SoundWords.channels(sound) == 1) {
      words.set(1, words.get(1) + ",pan=stereo|c0=c0|c1=c0"); // Else ffmpeg takes 3 dB off.
      words.set(words.size() - 1, "2");
    }
    words.add("-c:a");
    words.addAll(format.encoder());
    return command(source, words, format, out);
  }

  private static int sampleRate(SoundFacts sound) {
    return SAMPLE_RATES.contains(sound.sampleRate()) ? sound.sampleRate() : USUAL_SAMPLE_RATE;
  }

  /// Title and artist go on; what an MP4 says of itself does not.
  private static FfmpegCommand command(
      SoundSource source, List<String> codec, SoundFormat format, Path out) {
    return FfmpegCommand.ffmpeg()
        .foreignInput(source.path())
        .words("-map", "0:" + source.sound().stream())
        .words(codec)
        .words("-map_chapters", "-1", "-metadata", "major_brand=", "-metadata", "minor_version=")
        .words("-metadata", "compatible_brands=", "-f", format.muxer())
        .output(out)
        .build();
  }
}
