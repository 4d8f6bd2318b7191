package io.kinora.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.profile.FrameRate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: RFC 8216, section 4.3.
class EventPlaylistTest {

  private static final ByteRange HEAD = new ByteRange(0, 1_297);
  private static final ByteRange FIRST = new ByteRange(1_297, 340_000);
  private static final ByteRange SECOND = new ByteRange(341_297, 9_000);

  private static EventPlaylist of(FrameRate rate, long frameCount) {
    return new EventPlaylist("film.mp4", rate, 50, frameCount);
  }

  @Test
  void a_film_of_three_seconds() {
    assertThat(
            of(new FrameRate(25, 1), 75).lines(0, List.of(HEAD, FIRST, SECOND)) + EventPlaylist.END)
        .isEqualTo("""
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-TARGETDURATION:2
            #EXT-X-MEDIA-SEQUENCE:0
            #EXT-X-PLAYLIST-TYPE:EVENT
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-MAP:URI="film.mp4",BYTERANGE="1297@0"
            #EXTINF:2.000000,
            #EXT-X-BYTERANGE:340000@1297
            film.mp4
            #EXTINF:1.000000,
            #EXT-X-BYTERANGE:9000@341297
            film.mp4
            #EXT-X-ENDLIST
            """);
  }

  @Test
  void told_bit_by_bit_it_says_the_same() {
    var playlist = of(FrameRate.NTSC, 99);

    assertThat(playlist.lines(0, List.of(HEAD))
            + playlist.lines(1, List.of())
            + playlist.lines(1, List.of(FIRST))
            + playlist.lines(2, List.of(SECOND)))
        .isEqualTo(playlist.lines(0, List.of(HEAD, FIRST, SECOND)));
  }

  /// No fragment may be longer when rounded: players wait as long between two looks.
  @ParameterizedTest
  @CsvSource({"25, 1, 2", "30000, 1001, 2", "24000, 1001, 2", "12, 1, 4", "5, 1, 10", "200, 1, 1"})
  void the_longest_fragment_is_told_before_it_is_there(int frames, int seconds, int target) {
    assertThat(of(new FrameRate(frames, seconds), 1_000).lines(0, List.of(HEAD)))
        .contains("#EXT-X-TARGETDURATION:" + target + "\n");
  }

  @Test
  void its_lengths_add_up_to_the_film() {
    long frameCount = 107_892; // An hour.
    var playlist = of(FrameRate.NTSC, frameCount);
    double sum = 0;
    for (int fragment = 0; fragment < playlist.fragmentCount(); fragment++) {
      String line =
          playlist.lines(1 + fragment, List.of(FIRST)).lines().toList().getFirst();
      sum += Double.parseDouble(line.replaceAll("#EXTINF:|,", ""));
    }

    assertThat(playlist.fragmentCount()).isEqualTo(2_158);
    assertThat(Math.abs(sum - frameCount * 1_001 / 30_000.0)).isLessThan(0.033);
  }
}
