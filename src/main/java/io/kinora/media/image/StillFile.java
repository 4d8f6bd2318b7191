package io.kinora.media.image;

import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.media.ffmpeg.Ending;
import io.kinora.media.image.Fit.Size;
import io.kinora.media.probe.PictureFacts;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A picture file, looked into.
///
/// @param name what to call it in messages to the client, such as its address
public record StillFile(Path path, String name, PictureFacts facts) {

  /// What ffmpeg says of a picture that ends before its last rows, which it then makes up.
  private static final Pattern IS_CUT = Pattern.compile("overread \\d");

  Size uprightSize() {
    return new Size(facts.uprightWidth(), facts.uprightHeight());
  }

  /// Returns when the picture was decoded whole.
  void orFail(Ending ending) {
    ending.orFailIfCut(IS_CUT, FailureCode.INPUT_NOT_MEDIA, notAnImage());
  }

  static boolean isWhole(Ending ending) {
    return ending.isSuccess() && !IS_CUT.matcher(ending.messages()).find();
  }

  RuntimeException isBroken() {
    return new Failure(FailureCode.INPUT_NOT_MEDIA, notAnImage()).asException();
  }

  private String notAnImage() {
    return "File '" + name + "' is not a valid image file";
  }
}
