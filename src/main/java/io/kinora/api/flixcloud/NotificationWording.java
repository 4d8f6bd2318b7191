package io.kinora.api.flixcloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.engine.job.Job;
import io.kinora.engine.job.JobFacts;
import io.kinora.engine.job.JobFacts.FileFacts;
import io.kinora.engine.job.JobFacts.ThumbnailFacts;
import io.kinora.engine.job.JobOrder;
import io.kinora.engine.job.JobOrder.Location;
import io.kinora.engine.job.JobOrder.Thumbnails;
import io.kinora.engine.job.Notices;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How customers are told that a job is at its end, in an order of elements that some of their
/// programs rely on. Source: the flixcloud contract, section 10.
///
/// @param settings what the operator says about it
public record NotificationWording(FlixcloudSettings settings) implements Notices.Wording {

  private static final Pattern USER_INFO = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*://)[^/?#]*@");

  private static final long MILLIS_PER_MINUTE = 60_000;

  @Override
  public Worded of(Job job, JobFacts facts) {
    return new Worded(
        settings.notificationMethod(), "application/xml", document(job, facts).getBytes(UTF_8));
  }

  private String document(Job job, JobFacts facts) {
    JobOrder order = job.order();
    XmlText xml = new XmlText()
        .begin("job")
        .number("id", job.id())
        .moment("initialized-job-at", job.createdAt())
        .orNil("pass-through", order.passThrough())
        .element("recipe-name", order.recipeName())
        .number("recipe-id", order.recipeId())
        .element("state", job.state().word());
    if (job.error() != null) {
      xml.element("error-message", job.error());
    }
    xml.moment("finished-job-at", Objects.requireNonNullElse(job.finishedAt(), job.createdAt()));
    file(xml, "input-media-file", order.input(), facts.input(), 0);
    file(xml, "output-media-file", order.output(), facts.output(), cost(facts.output()));
    Location watermark = order.watermark();
    if (watermark != null) {
      xml.begin("watermark-file").element("url", shown(watermark));
      number(xml, "size", facts.watermarkBytes());
      xml.element("cost", "0").end("watermark-file");
    }
    Thumbnails thumbnails = order.thumbnails();
    if (thumbnails != null) {
      thumbnails(xml, thumbnails, facts.thumbnails());
    }
    return xml.end("job").toString();
  }

  private void file(
      XmlText xml, String name, Location location, @Nullable FileFacts facts, long cost) {
    xml.begin(name).element("url", shown(location));
    number(xml, "width", facts == null ? null : facts.width());
    number(xml, "height", facts == null ? null : facts.height());
    number(xml, "size", facts == null ? null : facts.bytes());
    number(xml, "duration", facts == null ? null : facts.millis());
    xml.element("cost", String.valueOf(cost)).end(name);
  }

  private void thumbnails(XmlText xml, Thumbnails thumbnails, @Nullable ThumbnailFacts facts) {
    xml.begin("thumbnail-media-file").element("url", shown(thumbnails.folder()));
    number(xml, "total-size", facts == null ? null : facts.bytes());
    xml.element("cost", "0");
    number(xml, "number_of_thumbnails", facts == null ? null : facts.count());
    xml.end("thumbnail-media-file");
  }

  /// Some clients cannot read an empty number, others want one.
  private void number(XmlText xml, String name, @Nullable Number value) {
    if (value != null) {
      xml.element(name, value.toString());
    } else if (settings.hasEmptyElements()) {
      xml.element(name, "");
    }
  }

  /// In thousandths of a cent. Source: the flixcloud contract, section 12.
  private long cost(@Nullable FileFacts output) {
    if (output == null || output.millis() == null) {
      return 0;
    }
    return Math.ceilDiv(output.millis() * settings.millicentsPerMinute(), MILLIS_PER_MINUTE);
  }

  /// As the request had it, without credentials.
  private static String shown(Location location) {
    return USER_INFO.matcher(location.url()).replaceFirst("$1");
  }
}
