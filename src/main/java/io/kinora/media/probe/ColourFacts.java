package io.kinora.media.probe;

/// How the numbers of a picture stand for colours, in ffmpeg's names; `unknown` where the file does
/// not say.
///
/// @param range `tv` or `pc`
/// @param matrix such as `bt709`
/// @param transfer such as `bt709`, `smpte2084`
/// @param primaries such as `bt709`
public record ColourFacts(String range, String matrix, String transfer, String primaries) {

  public static final String UNKNOWN = "unknown";

  /// The tags of everything that we make.
  public static final ColourFacts BT_709 = new ColourFacts("tv", "bt709", "bt709", "bt709");

  /// Tells whether it has more brightness than a usual screen: PQ or HLG.
  public boolean isHdr() {
    return transfer.equals("smpte2084") || transfer.equals("arib-std-b67");
  }
}
