package io.kinora.media.publish;

import io.kinora.media.publish.Segments.Fragment;
import io.kinora.media.publish.Track.Segment;
import io.kinora.media.stream.ByteRange;
import io.kinora.media.stream.Fragments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Measures an MP4 in fragments with one track, of our own making. Only heads are read.
///
/// Source: ISO/IEC 14496-12, 8.8, movie fragments.
final class TrackReader {

  private static final int VERSION_BYTES = 4;

  /// Of a head, or of a fragment's: two seconds have 120 frames of 16 bytes at most.
  private static final int HEAD_BYTES_MAX = 1 << 20;

  private static final int DURATION_IN_HEAD = 0x8;
  private static final int SIZE_IN_HEAD = 0x10;
  private static final int OFFSET_IN_RUN = 0x1;
  private static final int FIRST_FLAGS_IN_RUN = 0x4;
  private static final int DURATION_IN_RUN = 0x100;
  private static final int SIZE_IN_RUN = 0x200;
  private static final int FLAGS_IN_RUN = 0x400;
  private static final int DELAY_IN_RUN = 0x800;

  /// How many numbers stand before the duration in the head of a track's fragment, for each
  /// flag.
  private static final int BASE_IN_HEAD = 0x1;
  private static final int DESCRIPTION_IN_HEAD = 0x2;

  private final SeekableByteChannel file;
  private final Box movie;
  private final long clock;

  private TrackReader(SeekableByteChannel file, ByteRange head) throws IOException {
    this.file = file;
    movie = Box.all(read(head)).stream()
        .filter(box -> box.type().equals("moov"))
        .findFirst()
        .orElseThrow();
    Box times = movie.at("trak mdia mdhd");
    clock = Integer.toUnsignedLong(times.body().getInt(times.version() == 1 ? 20 : 12));
  }

  /// @param segmentSeconds about so long is each segment
  static Track read(Path mp4, double segmentSeconds) {
    try (SeekableByteChannel file = Files.newByteChannel(mp4)) {
      List<ByteRange> parts = Fragments.wholeFrom(file, 0);
      if (parts.size() < 2) {
        throw SelfCheck.wrong("a stream gave nothing").asException();
      }
      ByteRange head = parts.getFirst();
      var reader = new TrackReader(file, head);
      List<Fragment> fragments = reader.fragments(parts.subList(1, parts.size()));
      return new Track(
          CodecName.of(reader.movie),
          head,
          Segments.of(fragments, segmentSeconds),
          fragments.stream()
              .map(it -> new Segment(it.seconds(), it.firstFrame()))
              .toList());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<Fragment> fragments(List<ByteRange> parts) throws IOException {
    var fragments = new ArrayList<Fragment>();
    for (ByteRange part : parts) {
      Box track = new Box("moof", head(part)).at("traf");
      double start = (double) start(track.at("tfdt")) / clock;
      double seconds = (double) duration(track) / clock;
      fragments.add(new Fragment(start, seconds, part, firstFrame(track, part)));
    }
    return fragments;
  }

  /// The body of the box that a fragment begins with.
  private ByteBuffer head(ByteRange part) throws IOException {
    int bytes = read(new ByteRange(part.offset(), 8)).getInt();
    return read(new ByteRange(part.offset() + 8, bytes - 8L));
  }

  private ByteBuffer read(ByteRange range) throws IOException {
    if (range.length() > HEAD_BYTES_MAX) {
      throw new IllegalStateException("a head of " + range.length() + " bytes");
    }
    var bytes = ByteBuffer.allocate((int) range.length());
    file.position(range.offset());
    while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
    return bytes.flip();
  }

  private static long start(Box time) {
    ByteBuffer body = time.body();
    return time.version() == 1
        ? body.getLong(VERSION_BYTES)
        : Integer.toUnsignedLong(body.getInt(VERSION_BYTES));
  }

  private long duration(Box track) {
    long usual = usualDuration(track.at("tfhd"));
    return track.each("trun").mapToLong(run -> duration(run, usual)).sum();
  }

  private long usualDuration(Box head) {
    int flags = head.flags();
    if ((flags & DURATION_IN_HEAD) == 0) {
      return Integer.toUnsignedLong(movie.at("mvex trex").body().getInt(VERSION_BYTES + 8));
    }
    int before = bytesOf(flags, BASE_IN_HEAD, 8) + bytesOf(flags, DESCRIPTION_IN_HEAD, 4);
    return Integer.toUnsignedLong(head.body().getInt(VERSION_BYTES + 4 + before));
  }

  private static long duration(Box run, long usual) {
    int flags = run.flags();
    int count = run.body().getInt(VERSION_BYTES);
    if ((flags & DURATION_IN_RUN) == 0) {
      return usual * count;
    }
    int first = VERSION_BYTES
        + 4
        + bytesOf(flags, OFFSET_IN_RUN, 4)
        + bytesOf(flags, FIRST_FLAGS_IN_RUN, 4);
    int each = 4
        + bytesOf(flags, SIZE_IN_RUN, 4)
        + bytesOf(flags, FLAGS_IN_RUN, 4)
        + bytesOf(flags, DELAY_IN_RUN, 4);
    long sum = 0;
    for (int index = 0; index < count; index++) {
      sum += Integer.toUnsignedLong(run.body().getInt(first + index * each));
    }
    return sum;
  }

  /// From the head of the fragment to the end of its first frame. Offsets count from that head, as
  /// we have it written.
  private ByteRange firstFrame(Box track, ByteRange part) {
    Box run = track.each("trun").findFirst().orElseThrow();
    int first = run.body().getInt(VERSION_BYTES + 4);
    return new ByteRange(part.offset(), first + firstSize(run, track.at("tfhd")));
  }

  private long firstSize(Box run, Box head) {
    int flags = run.flags();
    if ((flags & SIZE_IN_RUN) == 0) {
      return usualSize(head);
    }
    int before = bytesOf(flags, OFFSET_IN_RUN, 4)
        + bytesOf(flags, FIRST_FLAGS_IN_RUN, 4)
        + bytesOf(flags, DURATION_IN_RUN, 4);
    return Integer.toUnsignedLong(run.body().getInt(VERSION_BYTES + 4 + before));
  }

  private long usualSize(Box head) {
    int flags = head.flags();
    if ((flags & SIZE_IN_HEAD) == 0) {
      return Integer.toUnsignedLong(movie.at("mvex trex").body().getInt(VERSION_BYTES + 12));
    }
    int before = bytesOf(flags, BASE_IN_HEAD, 8)
        + bytesOf(flags, DESCRIPTION_IN_HEAD, 4)
        + bytesOf(flags, DURATION_IN_HEAD, 4);
    return Integer.toUnsignedLong(head.body().getInt(VERSION_BYTES + 4 + before));
  }

  private static int bytesOf(int flags, int flag, int bytes) {
    return (flags & flag) == 0 ? 0 : bytes;
  }
}
