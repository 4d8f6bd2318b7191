package io.kinora.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutesTest {

  private final Dialect tasks = new Playground();
  private final Dialect panda = new Playground();
  private final Dialect unknown = new Playground();

  @Test
  void the_longest_prefix_wins() {
    var routes = Routes.byPrefix(Map.of("/v2/", tasks, "/v2/videos", panda), unknown);

    assertThat(routes.dialectFor("/v2/create")).isSameAs(tasks);
    assertThat(routes.dialectFor("/v2/videos.json")).isSameAs(panda);
    assertThat(routes.dialectFor("/v3")).isSameAs(unknown);
  }
}
