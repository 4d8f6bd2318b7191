package io.kinora.media.publish;

import java.nio.ByteBuffer;

/// Reads from the head of an MP4 how playlists name its codec. Source: RFC 6381, section 3.3;
/// ISO/IEC 14496-15, 5.3.3.1; ISO/IEC 14496-1, 7.2.6.
final class CodecName {

  /// Of a description of pictures or sound, before the boxes inside.
  private static final int PICTURE_BYTES = 78;
  private static final int SOUND_BYTES = 28;

  private static final int STREAM = 3;
  private static final int DECODER = 4;
  private static final int SPECIFIC = 5;

  private CodecName() {}

  /// @param movie a box `moov` with one track
  static String of(Box movie) {
    Box descriptions = movie.at("trak mdia minf stbl stsd").after(8);
    Box first = Box.all(descriptions.body()).getFirst();
    return switch (first.type()) {
      case "avc1" -> ofH264(first.after(PICTURE_BYTES).at("avcC").body());
      case "mp4a" -> ofAac(first.after(SOUND_BYTES).at("esds").after(4).body());
      default -> throw new IllegalStateException("not a codec of ours: " + first.type());
    };
  }

  /// Profile, what it keeps to, level.
  private static String ofH264(ByteBuffer configuration) {
    return "avc1.%02x%02x%02x"
        .formatted(configuration.get(1), configuration.get(2), configuration.get(3));
  }

  /// Descriptors lie in each other: of the stream, of the decoder, what the decoder needs.
  private static String ofAac(ByteBuffer descriptors) {
    enter(descriptors, STREAM);
    descriptors.getShort(); // id
    descriptors.get(); // flags: nothing follows in ours
    enter(descriptors, DECODER);
    int type = descriptors.get() & 0xFF;
    descriptors.position(descriptors.position() + 12);
    enter(descriptors, SPECIFIC);
    return "mp4a.%02x.%d".formatted(type, (descriptors.get() & 0xFF) >>> 3);
  }

  private static void enter(ByteBuffer descriptors, int tag) {
    if (descriptors.get() != tag) {
      throw new IllegalStateException("there is no descriptor " + tag);
    }
    while (descriptors.get() < 0) {
      // The length has seven bits a byte; the first bit says that more follow.
    }
  }
}
