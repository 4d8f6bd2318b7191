package io.kinora.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageFeedTest {

  private static final FfmpegRunner RUNNER = TestMedia.runner();

  @TempDir
  Path folder;

  /// Takes grey pictures of a width and writes them as they are.
  private static FfmpegCommand copying(int width, int height, Path file) {
    return FfmpegCommand.ffmpeg()
        .words("-f", "rawvideo", "-pixel_format", "gray")
        .words("-video_size", width + "x" + height, "-i", "pipe:0")
        .words("-fps_mode", "passthrough", "-f", "rawvideo")
        .output(file)
        .build();
  }

  private static FfmpegRun started(FfmpegCommand command) {
    return RUNNER.open(command, RunLimits.SHORT, new StopSignal(), Progress.UNHEARD);
  }

  /// Less than a page; pages and a rest; whole pages; more than the pipe holds.
  @ParameterizedTest
  @CsvSource({"50, 20, 3000", "99, 83, 500", "128, 64, 400", "1501, 1003, 30"})
  void every_stretch_arrives_as_it_was_sent(int width, int height, int count) throws IOException {
    Path file = folder.resolve("copy.raw");
    int length = width * height;

    try (FfmpegRun run = started(copying(width, height, file));
        PageFeed feed = run.feed(length)) {
      for (int sent = 0; sent < count; sent++) {
        feed.free().fill((byte) sent);
        feed.send();
      }
      feed.end();
      assertThat(run.end().kind()).isEqualTo(Ending.Kind.SUCCEEDED);
    }

    MemorySegment read = MemorySegment.ofArray(Files.readAllBytes(file));
    MemorySegment asSent = MemorySegment.ofArray(new byte[length * count]);
    for (int sent = 0; sent < count; sent++) {
      asSent.asSlice((long) sent * length, length).fill((byte) sent);
    }
    assertThat(read.mismatch(asSent)).isEqualTo(-1);
  }

  @Test
  void what_is_sent_again_arrives_again() throws IOException {
    Path file = folder.resolve("copy.raw");

    try (FfmpegRun run = started(copying(64, 48, file));
        PageFeed feed = run.feed(64 * 48)) {
      feed.free().fill((byte) 7);
      for (int sent = 0; sent < 1000; sent++) {
        feed.send();
      }
      feed.end();
      run.end();
    }

    assertThat(Files.readAllBytes(file)).hasSize(64 * 48 * 1000).containsOnly(7);
  }

  @Test
  void a_process_that_has_gone_is_told() {
    FfmpegCommand refuses = FfmpegCommand.ffmpeg().words("-nonsense").build();

    try (FfmpegRun run = started(refuses);
        PageFeed feed = run.feed(1 << 20)) {
      assertThatThrownBy(() -> {
            for (int sent = 0; sent < 10; sent++) {
              feed.free();
              feed.send();
            }
          })
          .isInstanceOf(IOException.class);
      assertThat(run.end().kind()).isEqualTo(Ending.Kind.FAILED);
    }
  }
}
