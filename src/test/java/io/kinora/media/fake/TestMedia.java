package io.kinora.media.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.ffmpeg.FfmpegCommand;
import io.kinora.media.ffmpeg.FfmpegPrograms;
import io.kinora.media.ffmpeg.FfmpegRunner;
import io.kinora.media.ffmpeg.RunLimits;
import io.kinora.media.ffmpeg.SandboxLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Pictures, clips and sounds for tests, and questions to those that were made.
public final class TestMedia {

  /// Shared by all tests: unpacking takes half a second.
  /// Codecs whose files cannot say what their colours are, and for which players take this.
  private static final Set<String> OF_BT601 =
      Set.of("mjpeg", "flv1", "wmv2", "msmpeg4v3", "vp8", "theora");

  public static final Path CACHE = Path.of("target/test-cache").toAbsolutePath();

  /// Filters that bring pixels with alpha into the numbers of a small video that says nothing.
  public static final String SEEN_THROUGH =
      "format=gbrap,scale=out_color_matrix=bt601:out_range=tv,format=yuva420p";

  private static final FfmpegRunner RUNNER =
      FfmpegRunner.start(FfmpegPrograms.packaged(CACHE), SandboxLevel.LIMITS);

  private TestMedia() {}

  public static FfmpegRunner runner() {
    return RUNNER;
  }

  /// One frame of an ffmpeg source, such as `color=red:size=64x48`, as a picture file.
  public static Path picture(Path file, String source) {
    return make(file, List.of("-filter_complex", source, "-frames:v", "1", "-q:v", "2"));
  }

  /// A JPEG that says it must be turned: EXIF orientation 1 to 8.
  public static Path turnedPicture(Path file, String source, int orientation) {
    picture(file, source);
    try {
      byte[] jpeg = Files.readAllBytes(file);
      var exif = ByteBuffer.allocate(32 + 4);
      exif.put(new byte[] {(byte) 0xff, (byte) 0xe1, 0, 34}).put("Exif\0\0".getBytes(UTF_8));
      exif.put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1});
      exif.putShort((short) 0x112).putShort((short) 3).putInt(1);
      exif.putShort((short) orientation).putShort((short) 0).putInt(0);
      var all = ByteBuffer.allocate(jpeg.length + 36);
      all.put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2);
      return Files.write(file, all.array());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// An H.264 clip with a tone of 440 Hz.
  public static Path clip(Path file, String source, double seconds) {
    String sound = String.format(Locale.ROOT, "sine=frequency=440:duration=%.3f", seconds);
    return make(
        file,
        List.of(
            "-filter_complex",
            source + "[v];" + sound + "[a]",
            "-map",
            "[v]",
            "-map",
            "[a]",
            "-pix_fmt",
            "yuv420p",
            "-t",
            String.valueOf(seconds)));
  }

  public static Path sound(Path file, String source) {
    return make(file, List.of("-filter_complex", source));
  }

  /// A file made with words of ffmpeg, separated by blanks.
  public static Path made(Path file, String words) {
    return make(file, List.of(words.split(" ", -1)));
  }

  private static Path make(Path file, List<String> words) {
    run(FfmpegCommand.ffmpeg().words(words).output(file).build());
    return file;
  }

  /// What a run of ffmpeg writes to its standard output; fails the test when it fails.
  public static byte[] run(FfmpegCommand command) {
    var result = RUNNER.run(command, RunLimits.SHORT, new StopSignal());
    assertThat(result.ending().isSuccess()).as(result.ending().messages()).isTrue();
    return result.output();
  }

  /// Red, green and blue of one pixel of a film at a time, or of a picture at 0.
  public static List<Integer> colourAt(Path file, double seconds, int x, int y) {
    boolean is601 = OF_BT601.contains(fact(file, "stream=codec_name"));
    // A still picture has no frame behind a seek, not even to its beginning.
    List<String> seek = seconds > 0 ? List.of("-ss", String.valueOf(seconds)) : List.of();
    byte[] pixel = run(FfmpegCommand.ffmpeg()
        .words(seek)
        .input(file)
        .words("-frames:v", "1")
        .words(
            "-vf",
            "scale=in_color_matrix=" + (is601 ? "bt601" : "bt709")
                + ":flags=accurate_rnd+full_chroma_int,format=rgb24,"
                + "crop=1:1:" + x + ":" + y)
        .words("-f", "rawvideo", "pipe:1")
        .build());
    return List.of(pixel[0] & 255, pixel[1] & 255, pixel[2] & 255);
  }

  /// Loudness of a stretch, as the root mean square of its samples: full scale is 1.
  public static double loudness(Path file, double start, double seconds) {
    byte[] bytes = run(FfmpegCommand.ffmpeg()
        .words("-ss", String.valueOf(start), "-t", String.valueOf(seconds))
        .input(file)
        .words("-map", "0:a:0", "-ac", "1", "-f", "s16be", "pipe:1")
        .build());
    var samples = ByteBuffer.wrap(bytes).asShortBuffer();
    double squares = 0;
    int count = samples.remaining();
    while (samples.hasRemaining()) {
      squares += Math.pow(samples.get() / 32768.0, 2);
    }
    return Math.sqrt(squares / Math.max(1, count));
  }

  /// One value that ffprobe tells, such as `stream=nb_frames`.
  public static String fact(Path file, String entries) {
    return new String(
            run(FfmpegCommand.ffprobe()
                .words("-of", "csv=p=0", "-select_streams", "v:0", "-show_entries", entries)
                .input(file)
                .build()),
            UTF_8)
        .strip();
  }
}
