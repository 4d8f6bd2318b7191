package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.Profile;
import io.kinora.media.stream.ByteRange;
import io.kinora.media.stream.EventPlaylist;
import io.kinora.media.stream.Fragments;
import io.kinora.media.sxml.FilmReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A preview as FLV and, from the same encoder, as MP4 in fragments.
class PreviewStreamTest {

  private static final String FILM = """
      <movie service="craftsman-1.0"><body><stack><sequence>
        <effect type="none" duration="1.3"><image color="#c00000"/></effect>
        <effect type="kenburns" duration="4"><image filename="bars.png"/></effect>
        <effect type="none" duration="1.2"><image color="#0000c0"/></effect>
      </sequence><audio filename="tone.mp3" duration=".."/></stack></body></movie>""";

  @TempDir
  private Path parent;

  private final StopSignal stop = new StopSignal();
  private Path folder;
  private FilmRenderer renderer;
  private PlannedFilm film;

  @BeforeEach
  void plan() throws IOException {
    folder = Files.createDirectory(parent.resolve(" Tom's | folder [a=b:c]\\"));
    TestMedia.picture(folder.resolve("bars.png"), "testsrc2=size=800x600");
    TestMedia.sound(folder.resolve("tone.mp3"), "sine=duration=8");
    renderer = new FilmRenderer(
        TestMedia.runner(),
        new Prober(TestMedia.runner(), ProbeLimits.USUAL),
        TestMedia.CACHE,
        RenderSettings.of("ultrafast", 1));
    film = renderer.plan(
        FilmReader.read(FILM),
        named -> folder.resolve(named.filename()),
        Profile.find("360p").orElseThrow(),
        stop);
  }

  private PreviewFiles files(String name) {
    return PreviewFiles.of(folder.resolve(name + ".flv")).withMp4(folder.resolve(name + ".mp4"));
  }

  private void make(PreviewFiles files, RenderProgress progress) {
    try (var work = WorkFolder.in(folder.resolve("work"))) {
      renderer.preview(film, files, work, stop, progress);
    }
  }

  private static Path mp4(PreviewFiles files) {
    return files.findMp4().orElseThrow();
  }

  private static List<ByteRange> parts(Path mp4) {
    try (var bytes = Files.newByteChannel(mp4)) {
      return Fragments.wholeFrom(bytes, 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void both_hold_the_whole_film_and_a_second_run_makes_the_same_bytes() throws IOException {
    PreviewFiles first = files("first");
    PreviewFiles second = files("second");

    make(first, (_, _) -> {});
    make(second, (_, _) -> {});

    assertThat(TestMedia.fact(mp4(first), "stream=codec_name,width,height,color_space"))
        .isEqualTo("h264,640,360,bt709");
    assertThat(TestMedia.fact(mp4(first), "stream=start_time,duration"))
        .isEqualTo("0.000000,6.520000");
    assertThat(TestMedia.fact(first.flv(), "stream=codec_name,width")).isEqualTo("h264,640");
    assertThat(TestMedia.colourAt(mp4(first), 0.5, 300, 200).get(0)).isBetween(186, 198);
    assertThat(TestMedia.colourAt(mp4(first), 6, 300, 200).get(2)).isBetween(186, 198);
    assertThat(TestMedia.loudness(mp4(first), 1, 4)).isGreaterThan(0.05);
    assertThat(Files.mismatch(mp4(first), mp4(second))).isEqualTo(-1);
    assertThat(Files.mismatch(first.flv(), second.flv())).isEqualTo(-1);
  }

  @Test
  void fragments_are_of_one_length_whatever_is_cut_in_them_and_each_can_be_decoded_with_the_head()
      throws IOException {
    PreviewFiles files = files("cuts");

    make(files, (_, _) -> {});

    List<ByteRange> parts = parts(mp4(files));
    EventPlaylist playlist = PreviewFiles.playlist(mp4(files), film);
    assertThat(parts).hasSize(1 + 4);
    assertThat(playlist.fragmentCount()).isEqualTo(4);
    byte[] all = Files.readAllBytes(mp4(files));
    for (int fragment = 1; fragment < parts.size(); fragment++) {
      Path alone = folder.resolve("alone.mp4");
      Files.write(alone, Arrays.copyOf(all, (int) parts.getFirst().end()));
      ByteRange range = parts.get(fragment);
      Files.write(
          alone,
          Arrays.copyOfRange(all, (int) range.offset(), (int) range.end()),
          StandardOpenOption.APPEND);
      assertThat(TestMedia.fact(alone, "packet=flags").lines().filter(it -> it.startsWith("K")))
          .hasSize(1);
      assertThat(TestMedia.fact(alone, "packet=flags").lines())
          .hasSize(fragment == 4 ? 13 : 50)
          .first()
          .asString()
          .startsWith("K");
    }
  }

  @Test
  void fragments_are_there_while_it_is_made_and_stay_as_they_are() throws IOException {
    PreviewFiles files = files("early");
    var mostSeen = new AtomicInteger();
    Path early = folder.resolve("early.part");

    make(files, (done, _) -> {
      if (done < film.frameCount() && Files.exists(mp4(files))) {
        int seen = parts(mp4(files)).size();
        if (seen > mostSeen.getAndSet(seen)) {
          copy(mp4(files), early);
        }
      }
    });

    assertThat(mostSeen.get()).isGreaterThan(1); // The head, and something to see.
    byte[] whole = Files.readAllBytes(mp4(files));
    byte[] part = Files.readAllBytes(early);
    assertThat(Arrays.copyOf(whole, part.length)).isEqualTo(part);
  }

  private static void copy(Path from, Path to) {
    try {
      Files.write(to, Files.readAllBytes(from));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
