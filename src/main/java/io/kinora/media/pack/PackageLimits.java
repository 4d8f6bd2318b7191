package io.kinora.media.pack;

/// How much a package may hold.
///
/// @param packedBytesMax of the zip
/// @param entryCountMax files and folders
/// @param directoryBytesMax of the list of them, which is held in memory
/// @param definitionBytesMax of `movie.xml`
/// @param unpackedBytesMax of all that is unpacked together
public record PackageLimits(
    long packedBytesMax,
    int entryCountMax,
    int directoryBytesMax,
    int definitionBytesMax,
    long unpackedBytesMax) {

  /// Enough for any film. Source: the factory contract, section 5.1, for the size of the zip.
  public static final PackageLimits USUAL =
      new PackageLimits(1L << 30, 10_000, 16 << 20, 32 << 20, 4L << 30);

  /// The same with less room for what is unpacked.
  PackageLimits withUnpackedBytesMax(long bytes) {
    return new PackageLimits(
        packedBytesMax, entryCountMax, directoryBytesMax, definitionBytesMax, bytes);
  }
}
