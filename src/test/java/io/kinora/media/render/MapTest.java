package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.probe.ProbeLimits;
import io.kinora.media.probe.Prober;
import io.kinora.media.profile.Profile;
import io.kinora.media.sxml.Feature;
import io.kinora.media.sxml.FilmReader;
import io.kinora.media.sxml.Media;
import io.kinora.media.sxml.Media.Map.Kind;
import io.kinora.media.sxml.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Maps as they are seen. Source: the film language, section 13.
class MapTest {

  /// A map that fills the small screen from top to bottom: 90 by 90, its middle at 80, 45.
  private static SmallFilm film(String attributes) {
    return SmallFilm.of("<effect type=\"none\" duration=\"2\"><image type=\"map\" size=\"360x360\" "
        + attributes + "/></effect>");
  }

  @Nested
  class WithoutPictures {

    @Test
    @Feature("MAP05")
    void it_is_a_net_of_lines_with_a_label_and_the_same_each_time() {
      Pixels drawn = film("center=\"48.8566,2.3522\" zoom=\"5\"").drawn(1);

      assertThat(drawn.farthestFrom(film("center=\"48.8566,2.3522\" zoom=\"5\"").drawn(1)))
          .isZero();
      drawn.hasColour(10, 45, "000000");
      assertThat(darkest(drawn, 35, 125, 2, 75)).as("the net").isBetween(150, 215);
      assertThat(darkest(drawn, 36, 70, 78, 90)).as("the label").isLessThan(150);
      assertThat(darkest(drawn, 90, 125, 78, 90)).as("beside it").isGreaterThan(150);
    }

    @Test
    @Feature("MAP04")
    void a_name_that_nobody_knows_is_written_on_an_empty_card() {
      Pixels drawn = film("center=\"Springfield\" zoom=\"5\"").drawn(1);

      assertThat(darkest(drawn, 40, 120, 30, 60)).as("the name").isLessThan(130);
      assertThat(darkest(drawn, 36, 124, 2, 25)).as("no net above").isGreaterThan(210);
    }

    @Test
    @Feature("MAP02")
    void a_pin_points_at_its_place() {
      Pixels drawn = film("center=\"10,20\" zoom=\"4\" markers=\"10,20\"").drawn(1);

      assertThat(drawn.colour(80, 38)[0] - drawn.colour(80, 38)[1]).isGreaterThan(60);
      assertThat(drawn.luma(80, 47)).isGreaterThan(150);
    }

    private static int darkest(Pixels drawn, int left, int right, int top, int bottom) {
      int darkest = 255;
      for (int x = left; x < right; x++) {
        for (int y = top; y < bottom; y++) {
          darkest = Math.min(darkest, drawn.luma(x, y));
        }
      }
      return darkest;
    }
  }

  @Nested
  class WithAFolderOfTheOperator {

    @TempDir
    private Path folder;

    @BeforeEach
    void make() throws IOException {
      tile("map/1/0/0.png", "0xC00000");
      tile("map/1/1/0.png", "0x00A000");
      tile("map/1/0/1.png", "0x0000C0");
      tile("map/1/1/1.jpg", "0xC0C000");
      tile("satellite/0/0/0.png", "0x404040");
      Files.writeString(folder.resolve("places.txt"), """
          Null Island = 0,0
          this line says nothing
          Paris = 48.8566, 2.3522
          """);
    }

    private void tile(String name, String colour) throws IOException {
      Files.createDirectories(folder.resolve(name).getParent());
      TestMedia.picture(folder.resolve(name), "color=" + colour + ":size=256x256");
    }

    private Path drawn(String attributes) {
      var settings = RenderSettings.of("ultrafast", 1)
          .with(new Supplies(Optional.empty(), Optional.empty(), Optional.of(folder)));
      var renderer = new FilmRenderer(
          TestMedia.runner(),
          new Prober(TestMedia.runner(), ProbeLimits.USUAL),
          TestMedia.CACHE,
          settings);
      var stop = new StopSignal();
      var planned = renderer.plan(
          FilmReader.read("<effect type=\"none\"><image type=\"map\" size=\"240x240\" " + attributes
              + "/></effect>"),
          named -> folder.resolve(named.filename()),
          Profile.findOrFree("240x240@25").orElseThrow(),
          stop);
      Path png = folder.resolve("drawn.png");
      renderer.still(planned, Duration.ZERO, StillFormat.PNG, png, stop);
      return png;
    }

    @Test
    @Feature({"MAP01", "MAP04"})
    void pictures_of_the_world_lie_where_they_belong() {
      Path png = drawn("center=\"Null island\" zoom=\"1\" markers=\"-45,90\"");

      assertIs(png, 60, 60, 0xC0, 0, 0);
      assertIs(png, 180, 60, 0, 0xA0, 0);
      assertIs(png, 60, 180, 0, 0, 0xC0);
      assertIs(png, 230, 230, 0xC0, 0xC0, 0);
      assertIs(png, 117, 60, 0xC0, 0, 0);
      assertIs(png, 123, 60, 0, 0xA0, 0);
    }

    @Test
    @Feature("MAP03")
    void each_kind_of_map_has_pictures_of_its_own() {
      assertIs(drawn("center=\"45,-90\" zoom=\"1\" maptype=\"map\""), 120, 120, 0xC0, 0, 0);
      assertIs(
          drawn("center=\"45,-90\" zoom=\"1\" maptype=\"satellite\""), 120, 120, 0x40, 0x40, 0x40);
    }

    @Test
    void where_there_are_none_of_a_zoom_those_of_a_lower_one_are_enlarged() {
      assertIs(drawn("center=\"45,-90\" zoom=\"4.4\""), 120, 120, 0xC0, 0, 0);
    }

    @Test
    @Feature("MAP01")
    void the_world_goes_on_behind_its_edge() {
      List<MapSheet.Tile> tiles = sheet("0,180", 1).tiles();

      assertThat(tiles)
          .extracting(MapSheet.Tile::box)
          .containsExactlyInAnyOrder(
              new Box(-136, -136, 256, 256),
              new Box(120, -136, 256, 256),
              new Box(-136, 120, 256, 256),
              new Box(120, 120, 256, 256));
      assertThat(tiles)
          .filteredOn(tile -> tile.box().left() == 120)
          .extracting(MapSheet.Tile::name)
          .containsExactly("tile 1/0/0 of the map", "tile 1/0/1 of the map");
    }

    @Test
    @Feature("MAP04")
    void a_listed_name_is_as_good_as_its_place() {
      assertThat(sheet(" PARIS", 1).view()).isEqualTo(sheet("48.8566,2.3522", 1).view());
      assertThat(sheet("Springfield", 1).view()).isEmpty();
      assertThat(sheet("Springfield", 1).tiles()).isEmpty();
    }

    private MapSheet sheet(String centre, double zoom) {
      var map = new Media.Map(Timing.OPEN, List.of(), centre, zoom, 240, 240, List.of(), Kind.MAP);
      return MapSheet.of(map, Atlas.in(Optional.of(folder)));
    }

    private static void assertIs(Path png, int x, int y, int red, int green, int blue) {
      List<Integer> colour = TestMedia.colourAt(png, 0, x, y);
      assertThat(colour.get(0)).as("red of " + colour).isCloseTo(red, within(6));
      assertThat(colour.get(1)).as("green of " + colour).isCloseTo(green, within(6));
      assertThat(colour.get(2)).as("blue of " + colour).isCloseTo(blue, within(6));
    }
  }
}
