package io.kinora.media.recipe;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.media.colour.ColourFilter;
import io.kinora.media.colour.ColourTarget;
import io.kinora.media.image.Fit;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.PictureFacts;
import io.kinora.media.recipe.Recipe.Edges;
import io.kinora.media.recipe.Recipe.Treatment;
import java.util.Locale;

/// The filters that lead from the decoder's pictures, upright already, to scaled ones.
///
/// @param size of what comes out
record PictureChain(PictureFacts picture, Treatment treatment, Size size) {

  /// @throws io.kinora.infra.base.FailureException where the edges leave nothing of the picture
  static PictureChain of(PictureFacts picture, Treatment treatment, Fit fit) {
    Edges edges = treatment.edges();
    int width = picture.uprightWidth() - edges.left() - edges.right();
    int height = picture.uprightHeight() - edges.top() - edges.bottom();
    if (width < 2 || height < 2) {
      throw new Failure(
              FailureCode.PARAMETERS_INVALID, "the recipe's crop leaves nothing of the picture")
          .asException();
    }
    boolean isTurned = treatment.turn() % 180 != 0;
    var source = isTurned ? new Size(height, width) : new Size(width, height);
    return new PictureChain(picture, treatment, fit.of(source, 2).cut());
  }

  /// As our videos have them: BT.709, limited range, 4:2:0.
  String forVideo() {
    return treated()
        + ColourFilter.scaled(picture, size.width(), size.height(), ColourTarget.VIDEO)
        + ",format=yuv420p";
  }

  String forPicture() {
    return treated()
        + ColourFilter.scaled(picture, size.width(), size.height(), ColourTarget.RGB)
        + ",format=rgb24";
  }

  private String treated() {
    Edges edges = treatment.edges();
    var words = new StringBuilder();
    if (treatment.isDeinterlaced()) {
      words.append("bwdif=mode=send_frame,");
    }
    if (treatment.isDenoised()) {
      words.append("hqdn3d,");
    }
    if (!edges.equals(new Edges(0, 0, 0, 0))) {
      words.append(String.format(
          Locale.ROOT,
          "crop=%d:%d:%d:%d:exact=1,",
          picture.uprightWidth() - edges.left() - edges.right(),
          picture.uprightHeight() - edges.top() - edges.bottom(),
          edges.left(),
          edges.top()));
    }
    words.append(
        switch (treatment.turn()) {
          case 90 -> "transpose=clock,";
          case 180 -> "hflip,vflip,";
          case 270 -> "transpose=cclock,";
          default -> "";
        });
    return treatment.isMirrored() ? words.append("hflip,").toString() : words.toString();
  }
}
