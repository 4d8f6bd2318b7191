package io.kinora.media.publish;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.Set;

/// Goes over the outermost boxes of a file and tells what is wrong with them. Nothing is
/// decoded.
///
/// A file that was cut in its middle opens as if it were whole when its index comes first: only
/// the sizes of its boxes tell. Source: ISO/IEC 14496-12, 4.2; the publishing contract, section
/// 11.
final class TopBoxes {

  /// Ten hours in fragments of a tenth of a second.
  private static final int BOXES_MAX = 800_000;

  private static final int SHORT_HEAD_BYTES = 8;
  private static final int LONG_HEAD_BYTES = 16;
  private static final long SIZE_FOLLOWS = 1;
  private static final long TO_THE_END = 0;

  /// May stand before the one that says what the file is.
  private static final Set<String> BEFORE_TYPE = Set.of("free", "skip", "wide", "pdin", "uuid");

  /// With the film in them.
  private static final Set<String> OF_FILM = Set.of("mdat", "moov", "moof");

  private final SeekableByteChannel file;
  private final long fileBytes;
  private boolean hasType;
  private boolean hasIndex;

  /// @param bytes of the whole box
  private record Box(String type, long bytes) {}

  private TopBoxes(SeekableByteChannel file) throws IOException {
    this.file = file;
    fileBytes = file.size();
  }

  /// What keeps a file from being read to its end; empty where nothing does.
  static Optional<MediaFault> fault(SeekableByteChannel file) throws IOException {
    return new TopBoxes(file).fault();
  }

  private Optional<MediaFault> fault() throws IOException {
    long position = 0;
    for (int count = 0; position < fileBytes; count++) {
      Optional<Box> box = box(position);
      Optional<MediaFault> fault = count == BOXES_MAX
          ? Optional.of(MediaFault.invalid("it has more than " + BOXES_MAX + " boxes"))
          : fault(box, fileBytes - position);
      if (fault.isPresent()) {
        return fault;
      }
      if (box.isEmpty() || box.get().bytes() > fileBytes - position) {
        return Optional.empty(); // What stands behind the film may be anything.
      }
      position += box.get().bytes();
    }
    if (!hasType) {
      return Optional.of(MediaFault.invalid("no ftyp box was found"));
    }
    return hasIndex ? Optional.empty() : Optional.of(MediaFault.invalid("no moov box was found"));
  }

  /// @param box empty where no box can begin so
  /// @param left bytes of the file from its begin
  private Optional<MediaFault> fault(Optional<Box> box, long left) {
    String type = box.map(Box::type).orElse("");
    boolean isFirst = !hasType && !BEFORE_TYPE.contains(type);
    if (isFirst && !type.equals("ftyp")) {
      return Optional.of(MediaFault.invalid("no ftyp box was found"));
    }
    hasType |= type.equals("ftyp");
    boolean isCut = box.map(it -> it.bytes() > left).orElse(left < LONG_HEAD_BYTES);
    if (isCut && (OF_FILM.contains(type) || !hasIndex)) {
      return Optional.of(new MediaFault(FaultCode.TRUNCATED_MEDIA, cut(type)));
    }
    if (box.isEmpty() && !hasIndex) {
      return Optional.of(MediaFault.invalid("a box has an impossible size"));
    }
    hasIndex |= type.equals("moov");
    return Optional.empty();
  }

  private static String cut(String type) {
    String what = type.isEmpty() ? "the last box" : "its " + type + " box";
    return "The file is cut off: " + what + " reaches beyond its end. Upload it again, whole.";
  }

  private Optional<Box> box(long position) throws IOException {
    var head = ByteBuffer.allocate(LONG_HEAD_BYTES);
    file.position(position);
    while (head.hasRemaining() && file.read(head) >= 0) {}
    if (head.position() < SHORT_HEAD_BYTES) {
      return Optional.empty();
    }
    var type = new String(head.array(), Integer.BYTES, Integer.BYTES, ISO_8859_1);
    long told = Integer.toUnsignedLong(head.getInt(0));
    if (told == TO_THE_END) {
      return Optional.of(new Box(type, fileBytes - position));
    }
    boolean isLong = told == SIZE_FOLLOWS;
    long bytes = isLong && !head.hasRemaining() ? head.getLong(SHORT_HEAD_BYTES) : told;
    return Optional.of(new Box(type, bytes))
        .filter(it -> it.bytes() >= (isLong ? LONG_HEAD_BYTES : SHORT_HEAD_BYTES));
  }
}
