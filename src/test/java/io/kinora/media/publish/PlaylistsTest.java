package io.kinora.media.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.media.image.Fit.Size;
import io.kinora.media.profile.FrameRate;
import io.kinora.media.publish.MasterPlaylist.Variant;
import io.kinora.media.publish.Track.Segment;
import io.kinora.media.stream.ByteRange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaylistsTest {

  private static final Track SMALL = new Track(
      "avc1.640015",
      new ByteRange(0, 800),
      List.of(
          new Segment(4.004, new ByteRange(800, 100_100)),
          new Segment(2, new ByteRange(100_900, 75_000))),
      List.of(
          new Segment(4.004, new ByteRange(800, 10_010)),
          new Segment(2, new ByteRange(100_900, 7_500))));

  private static final Track LARGE = new Track(
      "avc1.64001f",
      new ByteRange(0, 810),
      List.of(
          new Segment(4.004, new ByteRange(810, 500_500)),
          new Segment(2, new ByteRange(501_310, 200_000))),
      List.of(
          new Segment(2.002, new ByteRange(810, 50_000)),
          new Segment(4.002, new ByteRange(251_310, 60_000))));

  private static final Track SOUND = new Track(
      "mp4a.40.2",
      new ByteRange(0, 700),
      List.of(
          new Segment(4, new ByteRange(700, 64_000)),
          new Segment(2, new ByteRange(64_700, 33_000))),
      List.of());

  private static final List<Variant> VARIANTS = List.of(
      new Variant(new Rung(new Size(640, 360), 1000), SMALL),
      new Variant(new Rung(new Size(1280, 720), 2000), LARGE));

  @Test
  void a_track_is_told_segment_by_segment() {
    assertThat(MediaPlaylist.of("v360.mp4", SMALL)).isEqualTo("""
        #EXTM3U
        #EXT-X-VERSION:7
        #EXT-X-TARGETDURATION:4
        #EXT-X-MEDIA-SEQUENCE:0
        #EXT-X-PLAYLIST-TYPE:VOD
        #EXT-X-INDEPENDENT-SEGMENTS
        #EXT-X-MAP:URI="v360.mp4",BYTERANGE="800@0"
        #EXTINF:4.004000,
        #EXT-X-BYTERANGE:100100@800
        v360.mp4
        #EXTINF:2.000000,
        #EXT-X-BYTERANGE:75000@100900
        v360.mp4
        #EXT-X-ENDLIST
        """);
  }

  @Test
  void key_frames_are_told_by_themselves_for_those_who_seek() {
    assertThat(MediaPlaylist.ofKeyFrames("v360.mp4", SMALL)).isEqualTo("""
        #EXTM3U
        #EXT-X-VERSION:7
        #EXT-X-TARGETDURATION:4
        #EXT-X-MEDIA-SEQUENCE:0
        #EXT-X-PLAYLIST-TYPE:VOD
        #EXT-X-I-FRAMES-ONLY
        #EXT-X-MAP:URI="v360.mp4",BYTERANGE="800@0"
        #EXTINF:4.004000,
        #EXT-X-BYTERANGE:10010@800
        v360.mp4
        #EXTINF:2.000000,
        #EXT-X-BYTERANGE:7500@100900
        v360.mp4
        #EXT-X-ENDLIST
        """);
  }

  @Test
  void the_target_is_at_least_a_second_and_no_shorter_than_a_rounded_segment() {
    var instant = new Track(
        "avc1.64000a",
        SMALL.head(),
        List.of(new Segment(0.04, new ByteRange(800, 500))),
        List.of());
    var slow = new Track(
        "avc1.64000a", SMALL.head(), List.of(new Segment(4.5, new ByteRange(800, 500))), List.of());

    assertThat(MediaPlaylist.of("v2.mp4", instant)).contains("#EXT-X-TARGETDURATION:1\n");
    assertThat(MediaPlaylist.of("v2.mp4", slow)).contains("#EXT-X-TARGETDURATION:5\n");
  }

  /// The smaller size has its highest rate in its last segment, the sound too.
  @Test
  void each_size_is_told_with_what_its_most_demanding_segment_takes() {
    assertThat(MasterPlaylist.of(VARIANTS, Optional.of(SOUND), FrameRate.NTSC)).isEqualTo("""
        #EXTM3U
        #EXT-X-VERSION:7
        #EXT-X-INDEPENDENT-SEGMENTS
        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="default",DEFAULT=YES,AUTOSELECT=YES,\
        CHANNELS="2",URI="audio.m3u8"
        #EXT-X-STREAM-INF:BANDWIDTH=432000,AVERAGE-BANDWIDTH=362644,RESOLUTION=640x360,\
        FRAME-RATE=29.970,CODECS="avc1.640015,mp4a.40.2",AUDIO="audio"
        v360.m3u8
        #EXT-X-STREAM-INF:BANDWIDTH=1132000,AVERAGE-BANDWIDTH=1062711,RESOLUTION=1280x720,\
        FRAME-RATE=29.970,CODECS="avc1.64001f,mp4a.40.2",AUDIO="audio"
        v720.m3u8
        #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=30000,AVERAGE-BANDWIDTH=23331,RESOLUTION=640x360,\
        CODECS="avc1.640015",URI="v360-keys.m3u8"
        #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=199801,AVERAGE-BANDWIDTH=146569,RESOLUTION=1280x720,\
        CODECS="avc1.64001f",URI="v720-keys.m3u8"
        """);
  }

  @Test
  void without_sound_there_is_one_codec_and_no_group() {
    assertThat(MasterPlaylist.of(VARIANTS.subList(0, 1), Optional.empty(), new FrameRate(25, 1)))
        .isEqualTo("""
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-STREAM-INF:BANDWIDTH=300000,AVERAGE-BANDWIDTH=233311,RESOLUTION=640x360,\
            FRAME-RATE=25.000,CODECS="avc1.640015"
            v360.m3u8
            #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=30000,AVERAGE-BANDWIDTH=23331,RESOLUTION=640x360,\
            CODECS="avc1.640015",URI="v360-keys.m3u8"
            """);
  }
}
