package io.kinora.media.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.StopSignal;
import io.kinora.infra.base.WorkFolder;
import io.kinora.media.fake.TestMedia;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A video that a test published, with the fastest preset of x264 that has frames out of
/// order, and questions to it.
record Published(WorkFolder folder, Footage footage, Encoded encoded, Publication publication) {

  private static final Pattern SEGMENT =
      Pattern.compile("#EXTINF:([0-9.]+),\n#EXT-X-BYTERANGE:(\\d+)@(\\d+)\n([^#\n]+)\n");
  private static final Pattern HEAD = Pattern.compile("BYTERANGE=\"(\\d+)@0\"");

  static final Publisher PUBLISHER = new Publisher(
      TestMedia.runner(),
      new PublishSettings(Duration.ofHours(4), 1080, Duration.ofSeconds(4), 2),
      "superfast");

  /// A segment as a playlist tells it.
  record Told(double seconds, long bytes, long offset) {}

  static Published of(Path source, Path folder) throws InterruptedException {
    return of(source, folder, new PosterWish.Typical());
  }

  static Published of(Path source, Path folder, PosterWish poster) throws InterruptedException {
    var stop = new StopSignal();
    var work = WorkFolder.resumed(folder);
    Inspected inspected = PUBLISHER.inspect(source, stop);
    assertThat(inspected).isInstanceOf(Footage.class);
    Footage footage = (Footage) inspected;
    Encoded encoded = PUBLISHER.encode(source, footage, work, _ -> {}, stop);
    Publication publication =
        PUBLISHER.finish(new Material(source, footage, encoded), poster, work, stop);
    return new Published(work, footage, encoded, publication);
  }

  Path file(String name) {
    return folder.file(name);
  }

  String text(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The segments of a track, such as `v180`.
  List<Told> segments(String track) {
    var segments = new ArrayList<Told>();
    Matcher found = SEGMENT.matcher(text(track + ".m3u8"));
    while (found.find()) {
      assertThat(found.group(4)).isEqualTo(track + ".mp4");
      segments.add(new Told(
          Double.parseDouble(found.group(1)),
          Long.parseLong(found.group(2)),
          Long.parseLong(found.group(3))));
    }
    return segments;
  }

  /// A segment with the head of its track: what a player decodes.
  Path segment(String track, Told segment) {
    Matcher head = HEAD.matcher(text(track + ".m3u8"));
    assertThat(head.find()).isTrue();
    try {
      byte[] all = Files.readAllBytes(file(track + ".mp4"));
      var bytes = new byte[Integer.parseInt(head.group(1)) + (int) segment.bytes()];
      int headBytes = Integer.parseInt(head.group(1));
      System.arraycopy(all, 0, bytes, 0, headBytes);
      System.arraycopy(all, (int) segment.offset(), bytes, headBytes, (int) segment.bytes());
      return Files.write(file("segment.mp4"), bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
