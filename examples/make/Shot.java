import java.time.LocalDateTime;

/// What the camera notes beside a picture.
///
/// @param exposureSeconds as a fraction: 1/250 is `new Fraction(1, 250)`
/// @param focalLengthMm of the lens
/// @param iso sensitivity
record Shot(
    LocalDateTime taken, Fraction exposureSeconds, Fraction aperture, int focalLengthMm, int iso) {

  record Fraction(int top, int bottom) {}
}
