package io.kinora.api.panda;

import io.kinora.api.http.Exchange;
import io.kinora.engine.cloud.Account;
import io.kinora.engine.cloud.Cloud;
import io.kinora.engine.cloud.Listed;
import io.kinora.engine.cloud.ObjectId;
import io.kinora.engine.cloud.Page;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A request that is understood so far: who asks what of which cloud.
record Call(
    Exchange exchange, PandaPath path, Parameters parameters, Account account, Cloud cloud) {

  private static final int PER_PAGE_MAX = 100;
  private static final int PAGE_MAX = 10_000_000;

  boolean isSecond() {
    return path.isSecond();
  }

  boolean isReading() {
    return exchange.method().equals("GET") || exchange.method().equals("HEAD");
  }

  void send(JsonNode json) throws IOException {
    Answers.send(exchange, 200, json, parameters.has("iframe"));
  }

  /// That something was removed: the first version says nothing.
  void sendDeleted() throws IOException {
    if (isSecond()) {
      send(JsonNodeFactory.instance.objectNode().put("deleted", true));
    } else {
      exchange.sendEmpty(200);
    }
  }

  /// Which stretch of a list is wanted: all of it in the first version.
  Page page() {
    if (!isSecond()) {
      return Page.ALL;
    }
    int number = Math.clamp(parameters.longNumber("page").orElse(1), 1, PAGE_MAX);
    int count = Math.clamp(parameters.longNumber("per_page").orElse(PER_PAGE_MAX), 1, PER_PAGE_MAX);
    return new Page(number, count);
  }

  /// @param name of the list, where it is wanted with a root
  <T> void sendList(String name, Page page, Listed<T> list, Function<T, JsonNode> wording)
      throws IOException {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    list.items().forEach(it -> items.add(wording.apply(it)));
    boolean isRooted = isSecond() && parameters.isTrue("include_root", false);
    send(isRooted ? rooted(name, page, items, list.total()) : items);
  }

  private static ObjectNode rooted(String name, Page page, ArrayNode items, long total) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set(name, items);
    return json.put("page", page.number()).put("per_page", page.countMax()).put("total", total);
  }

  /// Reads the id of something that must be there.
  ///
  /// @param type such as `Video`
  /// @throws PandaException where it is not
  <T> T find(String type, String id, Function<ObjectId, Optional<T>> finding) {
    return ObjectId.parse(id).flatMap(finding).orElseThrow(() -> notFound(type, id));
  }

  /// The first version does not say what it did not find.
  PandaException notFound(String type, String id) {
    return PandaException.notFound(isSecond() ? type : "Record", id);
  }
}
