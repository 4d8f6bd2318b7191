package io.kinora.media.stream;

/// A stretch of a file.
///
/// @param offset of its first byte; not negative
/// @param length in bytes; more than zero
public record ByteRange(long offset, long length) {

  public ByteRange {
    if (offset < 0 || length <= 0) {
      throw new IllegalArgumentException("not a range: " + length + " bytes at " + offset);
    }
  }

  /// The first byte behind it.
  public long end() {
    return offset + length;
  }

  /// As a playlist has it. Source: RFC 8216, section 4.3.2.2.
  @Override
  public String toString() {
    return length + "@" + offset;
  }
}
