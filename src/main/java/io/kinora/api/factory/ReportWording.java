package io.kinora.api.factory;

import io.kinora.engine.film.Rendition;
import io.kinora.engine.film.RenditionMedia;
import io.kinora.media.profile.Profile;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What became of a rendition, as XML.
///
/// Source: the factory contract, section 5.9.
final class ReportWording {

  private ReportWording() {}

  static String xml(Rendition rendition) {
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<report");
    attributes(rendition)
        .forEach((name, value) -> xml.append(' ')
            .append(name)
            .append("=\"")
            .append(XmlReading.escaped(value))
            .append('"'));
    String error = rendition.error();
    if (error == null) {
      return xml.append("/>\n").toString();
    }
    return xml.append("><error>")
        .append(XmlReading.escaped(error))
        .append("</error></report>\n")
        .toString();
  }

  private static Map<String, String> attributes(Rendition rendition) {
    Profile profile = rendition.order().format();
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("user", rendition.film().user());
    attributes.put("resource", rendition.film().resource());
    attributes.put("profile", rendition.profile());
    attributes.put("status", rendition.state().word());
    attributes.put("width", String.valueOf(profile.width()));
    attributes.put("height", String.valueOf(profile.height()));
    RenditionMedia media = rendition.media();
    if (media != null) {
      attributes.put("duration", decimal(media.millis() / 1e3));
    }
    attributes.put("framerate", decimal(profile.frameRate().perSecond()));
    attributes.put("videocodec", profile.format().pictures().probedName());
    attributes.put("audiocodec", profile.format().sound().probedName());
    if (media != null) {
      attributes.put("size", String.valueOf(media.sizeBytes()));
    }
    return attributes;
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.3f", number).replaceFirst("\\.?0+$", "");
  }
}
