package io.kinora.media.preset;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A length as style sheets write it: `5`, `5px`, `10%`.
///
/// @param number   pixels, or hundredths of the whole
/// @param isShared whether it is a share of the whole
public record Distance(double number, boolean isShared) {

  private static final Pattern TEXT =
      Pattern.compile("([+-]?[0-9]{1,5}(?:\\.[0-9]{1,4})?)\\s*(px|%)?");
  private static final double SHARE_MAX = 400;
  private static final double PIXELS_MAX = 8_192;

  /// @return nothing where it is none
  static Optional<Distance> of(String text) {
    Matcher found = TEXT.matcher(text.strip());
    if (!found.matches()) {
      return Optional.empty();
    }
    boolean isShared = "%".equals(found.group(2));
    double number = Double.parseDouble(found.group(1));
    boolean isRight = Math.abs(number) <= (isShared ? SHARE_MAX : PIXELS_MAX);
    return isRight ? Optional.of(new Distance(number, isShared)) : Optional.empty();
  }

  /// @param whole the side that it is a share of
  int pixels(int whole) {
    return (int) Math.round(isShared ? number * whole / 100 : number);
  }
}
