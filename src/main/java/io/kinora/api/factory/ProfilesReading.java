package io.kinora.api.factory;

import io.kinora.engine.delivery.UploadTarget;
import io.kinora.engine.film.Receiver;
import io.kinora.engine.film.RenditionOrder;
import io.kinora.engine.film.UploadOrder;
import io.kinora.infra.outbound.ClientAddress;
import io.kinora.media.profile.FrameRate;
import io.kinora.media.profile.Profile;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what profiles are wanted, from the XML that clients write.
///
/// Source: the factory contract, section 7.
final class ProfilesReading {

  static final String CODE = "InvalidProfiles";
  static final String ROOT = "profiles";

  private static final XmlReading.Limits LIMITS = new XmlReading.Limits(10_000, 16);
  private static final int UPLOADS_MAX = 32;
  private static final String META = "meta";
  private static final String NOTIFY = "notify";
  private static final String PROFILE = "profile";

  private ProfilesReading() {}

  /// @throws FactoryException with line and column
  static List<RenditionOrder> read(String text) {
    return read(XmlReading.read(text, CODE, LIMITS));
  }

  /// One order a profile; of those that are named twice the last one.
  static List<RenditionOrder> read(XmlNode root) {
    if (!root.name().equals(ROOT)) {
      throw root.wrong(CODE, "the root is <" + root.name() + ">, expected <" + ROOT + ">");
    }
    Map<String, String> meta = meta(root, Map.of());
    Receiver notify = notify(root);
    var orders = new LinkedHashMap<String, RenditionOrder>();
    for (XmlNode child : root.children()) {
      switch (child.name()) {
        case META, NOTIFY -> {} // Read above.
        case PROFILE -> {
          RenditionOrder order = profile(child, meta, notify);
          orders.remove(order.profile());
          orders.put(order.profile(), order);
        }
        default -> throw child.wrong(CODE, "<" + child.name() + "> cannot stand in <" + ROOT + ">");
      }
    }
    if (orders.isEmpty()) {
      throw root.wrong(CODE, "<" + ROOT + "> has no <" + PROFILE + ">");
    }
    return List.copyOf(orders.values());
  }

  private static RenditionOrder profile(
      XmlNode node, Map<String, String> outer, @Nullable Receiver outerNotify) {
    String name = node.find("name")
        .orElseThrow(() -> node.wrong(CODE, "<" + PROFILE + "> needs the attribute 'name'"));
    Profile profile = Profile.find(name)
        .orElseThrow(() -> node.wrong(CODE, "there is no profile '" + name + "'"));
    Map<String, String> meta = meta(node, outer);
    Receiver own = notify(node);
    var uploads = new ArrayList<UploadOrder>();
    for (XmlNode child : node.children()) {
      if (!child.name().equals(META) && !child.name().equals(NOTIFY)) {
        uploads.add(upload(child, meta));
      }
    }
    if (uploads.size() > UPLOADS_MAX) {
      throw node.wrong(CODE, "a profile has at most " + UPLOADS_MAX + " uploads");
    }
    return new RenditionOrder(
        name, rate(node, profile, meta), meta, own == null ? outerNotify : own, uploads);
  }

  private static @Nullable FrameRate rate(XmlNode node, Profile profile, Map<String, String> meta) {
    String said = meta.get("framerate");
    if (said == null) {
      return null;
    }
    FrameRate rate =
        FrameRate.find(Double.parseDouble(said)).filter(profile::allows).orElse(null);
    if (rate == null) {
      throw node.wrong(
          CODE, "the profile '" + profile.name() + "' cannot have " + said + " frames a second");
    }
    return rate;
  }

  private static UploadOrder upload(XmlNode node, Map<String, String> outer) {
    UploadTarget.Kind kind = UploadTarget.Kind.find(node.name())
        .orElseThrow(() -> node.wrong(CODE, "there is no upload <" + node.name() + ">"));
    for (String required : kind.requiredAttributes()) {
      if (node.find(required).isEmpty()) {
        throw node.wrong(CODE, "<" + node.name() + "> needs the attribute '" + required + "'");
      }
    }
    var headers = new LinkedHashMap<String, String>();
    for (XmlNode child : node.children()) {
      switch (child.name()) {
        case META, NOTIFY -> {} // Read below.
        case "header" -> headers.put(headerPart(child, "key"), headerPart(child, "value"));
        default ->
          throw child.wrong(CODE, "<" + child.name() + "> cannot stand in <" + node.name() + ">");
      }
    }
    var target = new UploadTarget(kind, node.attributes(), headers);
    target.objection().ifPresent(it -> {
      throw node.wrong(CODE, it);
    });
    return new UploadOrder(target, meta(node, outer), notify(node));
  }

  private static String headerPart(XmlNode node, String name) {
    return node.find(name)
        .orElseThrow(() -> node.wrong(CODE, "<header> needs the attribute '" + name + "'"));
  }

  /// What holds in an element: its own, and of those around it what it does not say itself.
  private static Map<String, String> meta(XmlNode node, Map<String, String> outer) {
    List<XmlNode> metas = node.all(META);
    if (metas.size() > 1) {
      throw metas.get(1).wrong(CODE, "<" + META + "> stands there twice");
    }
    var own = new LinkedHashMap<String, String>();
    for (XmlNode word : metas.isEmpty() ? List.<XmlNode>of() : metas.getFirst().children()) {
      String value = word.text().strip();
      if (own.putIfAbsent(word.name(), value) != null) {
        throw word.wrong(CODE, "<" + word.name() + "> stands there twice");
      }
      MetaWords.objectionTo(word.name(), value).ifPresent(it -> {
        throw word.wrong(CODE, it);
      });
    }
    var all = new LinkedHashMap<>(outer);
    all.putAll(own);
    return all;
  }

  private static @Nullable Receiver notify(XmlNode node) {
    List<XmlNode> found = node.all(NOTIFY);
    if (found.size() > 1) {
      throw found.get(1).wrong(CODE, "<" + NOTIFY + "> stands there twice");
    }
    if (found.isEmpty()) {
      return null;
    }
    XmlNode notify = found.getFirst();
    String url = notify
        .find("url")
        .filter(it -> !it.isBlank())
        .orElseThrow(() -> notify.wrong(CODE, "<" + NOTIFY + "> needs the attribute 'url'"));
    URI address = ClientAddress.parse(url)
        .orElseThrow(() -> notify.wrong(CODE, "the url of <" + NOTIFY + "> is not an address"));
    Optional<String> regexp = notify.find("statusRegexp");
    if (regexp.filter(it -> !Receiver.isPattern(it)).isPresent()) {
      throw notify.wrong(CODE, "statusRegexp is not a regular expression, or a slow one");
    }
    return new Receiver(address.toString(), regexp.orElse(null));
  }
}
