package io.kinora.media.colour;

import io.kinora.media.probe.PictureFacts;

/// Brings the brightness of PQ and HLG down to usual screens.
///
/// White of 203 cd/m², where graphics and paper lie, comes out at about 85 %; what is darker than a
/// third of it keeps its brightness, what is brighter shares the rest up to 2000 cd/m². A curve
/// without such a straight part (`hable`) made everyday pictures too dark: the same white at 62 %.
final class ToneMap {

  /// Of the white of graphics in HDR, in cd/m². Source: ITU-R BT.2408.
  private static final int WHITE = 203;

  /// Where the curve stops being straight, and how many times white its end is. Said, not left to
  /// the file: its own word is often missing or wrong.
  private static final String CURVE = "tonemap=mobius:param=0.3:desat=0:peak=10";

  private ToneMap() {}

  /// The filters, from any HDR picture to BT.709, limited range, 10 bits, in its final size: floats
  /// of a small picture are cheaper.
  static String words(PictureFacts picture, int width, int height) {
    String transfer = picture.colour().transfer();
    // Files often leave some of the tags out, and the filter knows no way from "unknown".
    String matrix = picture.isRgb() ? "gbr" : "bt2020nc";
    String range =
        picture.isRgb() || ColourReading.of(picture).range().equals("pc") ? "full" : "limited";
    return (picture.isRgb() ? "format=gbrp16le," : "")
        + "setparams=colorspace=" + matrix + ":color_primaries=bt2020:color_trc=" + transfer
        + ",zscale=w=" + width + ":h=" + height + ":f=bicubic:tin=" + transfer + ":min=" + matrix
        + ":pin=bt2020:rin=" + range + ":t=linear:npl=" + WHITE
        + ",format=gbrpf32le,zscale=p=bt709," + CURVE
        + ",zscale=t=bt709:m=bt709:r=limited,format=yuv444p10le";
  }
}
