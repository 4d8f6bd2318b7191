package io.kinora.media.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.infra.base.StopSignal;
import io.kinora.media.fake.TestMedia;
import io.kinora.media.render.kernel.Frame;
import io.kinora.media.sxml.Colour;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What lies under something opaque is not drawn.
class OcclusionTest {

  private static final Box ALL = new Box(0, 0, 64, 36);
  private static final Drawing OPAQUE = plain("#FF0000", ALL);
  private static final Drawing GLASS = plain("#0000FF80", ALL);
  private static final Drawing HALF = plain("#00FF00", new Box(0, 0, 32, 36));

  private final Canvas canvas = Canvas.opaque(Frame.of(64, 36));
  private final Occlusion occlusion = new Occlusion(new PictureShelf(
      Map.of(), new KeptPictures(new StillDecoder(TestMedia.runner(), new StopSignal()), 1)));

  private static Drawing plain(String colour, Box box) {
    return Drawing.Plane.of(new Drawing.Plain(Colour.of(colour)), box);
  }

  private int lowestSeen(Drawing... drawings) {
    return occlusion.lowestSeen(List.of(drawings), canvas);
  }

  @Test
  void the_uppermost_that_is_opaque_and_fills_the_frame_hides_those_below() {
    assertThat(lowestSeen(OPAQUE, HALF, OPAQUE, GLASS, HALF)).isEqualTo(2);
  }

  @Test
  void what_is_translucent_or_small_hides_nothing() {
    assertThat(lowestSeen(OPAQUE, GLASS, HALF)).isZero();
    assertThat(lowestSeen(GLASS, HALF)).isEqualTo(-1);
    assertThat(lowestSeen()).isEqualTo(-1);
  }
}
