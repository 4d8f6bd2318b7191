package io.kinora.engine.work;

import io.kinora.engine.task.Lane;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.RunResult;
import io.kinora.engine.task.Work;
import io.kinora.engine.work.Sources.Fetched;
import io.kinora.engine.work.Workshop.Bench;
import io.kinora.infra.base.Failure;
import io.kinora.infra.base.FailureCode;
import io.kinora.media.page.Hits;
import io.kinora.media.page.PageReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalInt;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Finds the images and videos of a web page. Source: the tasks contract, section 10.
final class HtmlScrape implements Work {

  static final WorkKind KIND = WorkKind.of(
      "html.scrape",
      "Finds the images and videos of a web page.",
      Parameter.url("url", "The page.").required());

  /// Read whole, and several times its size in memory.
  private static final long PAGE_BYTES_MAX = 16L << 20;

  private final Workshop workshop;

  HtmlScrape(Workshop workshop) {
    this.workshop = workshop;
  }

  @Override
  public String kind() {
    return KIND.name();
  }

  @Override
  public Lane lane() {
    return Lane.QUICK;
  }

  @Override
  public RunResult run(Run run) throws InterruptedException {
    return workshop.work(run, this::scrape);
  }

  private RunResult scrape(Bench bench) {
    String address = bench.parameters().path("url").asString();
    Fetched page = workshop
        .sources()
        .fetch(address, bench.asker(), bench.folder().file("page"), PAGE_BYTES_MAX);
    if (!PageReader.isPage(page.contentType())) {
      throw new Failure(
              FailureCode.INPUT_NOT_MEDIA, "File '" + address + "' is not a valid html file")
          .asException();
    }
    try {
      return new RunResult(result(PageReader.read(page.path(), page.address(), page.contentType()))
          .toString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static ObjectNode result(Hits hits) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    ObjectNode found = result.putObject("hits");
    ArrayNode images = found.putArray("images");
    hits.images().forEach(image -> {
      ObjectNode shown = images.addObject().put("url", image.url());
      put(shown, "width", image.width());
      put(shown, "height", image.height());
    });
    ArrayNode videos = found.putArray("videos");
    hits.videos()
        .forEach(video -> videos
            .addObject()
            .put("url", video.url())
            .put("type", video.type().isEmpty() ? null : video.type()));
    return result.put("page_title", hits.title());
  }

  private static void put(ObjectNode shown, String name, OptionalInt number) {
    if (number.isPresent()) {
      shown.put(name, number.getAsInt());
    } else {
      shown.putNull(name);
    }
  }
}
