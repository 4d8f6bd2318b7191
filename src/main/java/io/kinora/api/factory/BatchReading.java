package io.kinora.api.factory;

import io.kinora.engine.film.RenditionOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a batch: several films, each with its definition, its profiles, or both.
///
/// Source: the factory contract, section 5.3.
record BatchReading(Identifiers identifiers) {

  static final String CODE = "MalformedBatch";

  private static final XmlReading.Limits LIMITS = new XmlReading.Limits(200_000, 16);
  private static final int TASKS_MAX = 10_000;
  private static final String MOVIE = "movie";
  private static final Pattern DECLARATION = Pattern.compile("<\\?xml[^>]{0,200}\\?>");

  /// One film of a batch.
  ///
  /// @param definition none where it was written before
  /// @param orders     none where it is only written
  record Task(
      String user, String resource, Optional<String> definition, List<RenditionOrder> orders) {

    Task {
      orders = List.copyOf(orders);
    }
  }

  /// None where a client has sent a full batch just before it was at its end.
  ///
  /// @throws FactoryException where one of them is wrong: none is to be done then
  List<Task> read(String text) {
    // Files were pasted in as they were, with their declarations.
    String document = DECLARATION.matcher(text).replaceAll("");
    XmlNode root = XmlReading.read(document, CODE, LIMITS, MOVIE);
    if (!root.name().equals("batch")) {
      throw root.wrong(CODE, "the root is <" + root.name() + ">, expected <batch>");
    }
    if (root.children().size() > TASKS_MAX) {
      throw root.wrong(CODE, "a batch has at most " + TASKS_MAX + " tasks");
    }
    var tasks = new ArrayList<Task>();
    root.children().forEach(it -> tasks.add(task(it)));
    return tasks;
  }

  private Task task(XmlNode node) {
    if (!node.name().equals("task")) {
      throw node.wrong(CODE, "<" + node.name() + "> cannot stand in <batch>");
    }
    String user = name(node, "user");
    String resource = name(node, "resource");
    identifiers.check(List.of(user, resource));
    Optional<String> definition = only(node, MOVIE).map(XmlNode::text);
    List<RenditionOrder> orders =
        only(node, ProfilesReading.ROOT).map(ProfilesReading::read).orElse(List.of());
    boolean isStrange = node.children().stream()
        .anyMatch(it -> !it.name().equals(MOVIE) && !it.name().equals(ProfilesReading.ROOT));
    if (isStrange || node.children().isEmpty()) {
      throw node.wrong(CODE, "a task has a <movie>, <profiles>, or both, and nothing else");
    }
    return new Task(user, resource, definition, orders);
  }

  private static String name(XmlNode node, String attribute) {
    return node.find(attribute)
        .orElseThrow(() -> node.wrong(CODE, "<task> needs the attribute '" + attribute + "'"));
  }

  private static Optional<XmlNode> only(XmlNode node, String name) {
    List<XmlNode> found = node.all(name);
    if (found.size() > 1) {
      throw found.get(1).wrong(CODE, "<" + name + "> stands there twice");
    }
    return found.stream().findFirst();
  }
}
