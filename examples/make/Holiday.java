import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Paints the photos and plays the music of the example film: `java Holiday.java PHOTOS MUSIC.wav`.
///
/// Nothing here was taken by a camera or played on an instrument, so nobody's rights are touched.
final class Holiday {

  private Holiday() {}

  static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("Usage: java Holiday.java FOLDER_FOR_PHOTOS MUSIC.wav");
      System.exit(2);
    }
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    paint(new AlpineLake(), Turn.UPRIGHT, folder.resolve("lake.jpg"));
    paint(new SunOnTheSea(), Turn.UPRIGHT, folder.resolve("sea.jpg"));
    paint(new DesertNight(), Turn.UPRIGHT, folder.resolve("desert.jpg"));
    paint(new MistyForest(), Turn.UPRIGHT, folder.resolve("forest.jpg"));
    paint(new Lighthouse(), Turn.ON_ITS_SIDE, folder.resolve("lighthouse.jpg"));
    paint(new DewDrops(), Turn.UPRIGHT, folder.resolve("dew.jpg"));
    WavFile.write(Music.play(), Path.of(arguments[1]));
  }

  private static void paint(Photo photo, Turn turn, Path file) throws IOException {
    System.out.println("painting " + file.getFileName());
    Jpeg.write(Darkroom.develop(photo, photo.format()), photo.shot(), turn, file);
  }
}
