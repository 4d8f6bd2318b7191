package io.kinora.media.colour;

import io.kinora.media.probe.PictureFacts;
import java.util.Set;

/// The words that scale a foreign picture and bring it to the colours that are needed. Matrix and
/// range of the input are always said; ffmpeg would guess, and guess wrongly for JPEG.
public final class ColourFilter {

  /// Marks frames as having our colours. All four tags must be in a file: players guess otherwise.
  public static final String TAGS =
      "setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709";

  /// The same; and sides rounded to even numbers must not make square pixels oblong.
  public static final String TAGS_AND_ASPECT =
      TAGS + ",setsar='if(lt(abs(sar-1),0.02),1,sar)':max=1000";

  /// Exact rounding and full chroma on the way; the defaults are 20 codes off.
  private static final String CAREFUL = ":flags=bicubic+accurate_rnd+full_chroma_int";

  private static final Set<String> FOUR_TWO_ZERO = Set.of("yuv420p", "yuvj420p");

  private ColourFilter() {}

  /// Scales to `width` x `height` and converts, for a filter chain. A `format` must follow.
  public static String scaled(PictureFacts picture, int width, int height, ColourTarget target) {
    if (picture.colour().isHdr()) {
      return ToneMap.words(picture, width, height) + ","
          + scale(width + ":" + height, said(ColourReading.OURS), target);
    }
    if (target == ColourTarget.VIDEO && isPlanar601(picture)) {
      return scaledFrom601(ColourReading.of(picture), width, height);
    }
    return scale(width + ":" + height, said(picture), target);
  }

  /// What most photos and old clips are.
  private static boolean isPlanar601(PictureFacts picture) {
    return FOUR_TWO_ZERO.contains(picture.pixelFormat())
        && ColourReading.of(picture).matrix().equals("bt601");
  }

  /// Planes stay planes: through red, green and blue it would take four times as long.
  private static String scaledFrom601(ColourReading reading, int width, int height) {
    String range = reading.range();
    return "scale=" + width + ":" + height + ":in_range=" + range + ":out_range=" + range
        + ":flags=bicubic+accurate_rnd,colorspace=ispace=smpte170m:iprimaries=bt709:itrc=bt709"
        + ":irange=" + range
        + ":space=bt709:primaries=bt709:trc=bt709:range=tv:fast=1:format=yuv420p";
  }

  /// Scales what has our colours already, plane by plane.
  public static String scaledOnly(int width, int height) {
    return "scale=" + width + ":" + height + ":flags=bicubic";
  }

  /// Brings our colours to what players take for granted of videos that cannot say what theirs are:
  /// BT.601. Without a detour over red, green and blue, which takes longer than to encode.
  public static String forOldPlayers() {
    return "colorspace=ispace=bt709:iprimaries=bt709:itrc=bt709:irange=tv"
        + ":space=smpte170m:primaries=bt709:trc=bt709:range=tv:fast=1:format=yuv420p";
  }

  /// The same as [#scaled], drawn on black where one can see through the picture.
  public static String scaledOnBlack(
      PictureFacts picture, int width, int height, ColourTarget target) {
    return premultiplied(picture) + scale(width + ":" + height, "", target);
  }

  /// Scales to red, green and blue that are multiplied by their alpha, so that what cannot be seen
  /// does not run into its neighbours. A `format` with alpha must follow.
  public static String scaledPremultiplied(PictureFacts picture, int width, int height) {
    return premultiplied(picture) + scale(width + ":" + height, "", ColourTarget.RGB);
  }

  /// In its own size, however it is turned.
  private static String premultiplied(PictureFacts picture) {
    String rgb = picture.colour().isHdr()
        ? scaled(picture, picture.uprightWidth(), picture.uprightHeight(), ColourTarget.RGB)
        : scale("iw:ih", said(picture), ColourTarget.RGB);
    return rgb + ",format=gbrap,premultiply=inplace=1,";
  }

  /// Converts what is in red, green and blue already. A `format` must follow.
  public static String fromRgb(ColourTarget target) {
    return "scale=" + target.words().substring(1) + CAREFUL;
  }

  /// Tells whether a picture's numbers stand for colours as those of our own videos do.
  public static boolean isOurs(PictureFacts picture) {
    return !picture.isRgb()
        && !picture.colour().isHdr()
        && ColourReading.of(picture).equals(ColourReading.OURS);
  }

  /// @param size width and height in the words of ffmpeg's filter
  private static String scale(String size, String from, ColourTarget target) {
    return "scale=" + size + from + target.words() + CAREFUL;
  }

  private static String said(PictureFacts picture) {
    return picture.isRgb() ? "" : said(ColourReading.of(picture));
  }

  private static String said(ColourReading reading) {
    return ":in_color_matrix=" + reading.matrix() + ":in_range=" + reading.range();
  }
}
