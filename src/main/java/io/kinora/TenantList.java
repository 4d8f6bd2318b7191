package io.kinora;

import io.kinora.engine.task.LaneCount;
import io.kinora.engine.task.TaskSettings;
import io.kinora.engine.task.TenantDesk.Entry;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What tenants have to do and how much of the lanes, in words for people and for machines.
final class TenantList {

  private static final List<String> TITLES =
      List.of("TENANT", "LANE", "OPEN", "WAITING", "QUEUED", "RUNNING", "CAP", "WEIGHT");

  private TenantList() {}

  /// One line a tenant and lane, under titles.
  ///
  /// @param usual says what has who has no cap of its own
  static String table(List<Entry> entries, TaskSettings usual) {
    return TextTable.of(TITLES, entries.stream().map(it -> row(it, usual)).toList());
  }

  private static List<String> row(Entry entry, TaskSettings usual) {
    LaneCount count = entry.count();
    return List.of(
        entry.tenant().value(),
        count.lane().key(),
        Integer.toString(count.open()),
        Integer.toString(count.waiting()),
        Integer.toString(count.queued()),
        Integer.toString(count.running()),
        Integer.toString(cap(entry, usual)),
        Integer.toString(weight(entry)));
  }

  private static int cap(Entry entry, TaskSettings usual) {
    return entry.share().findCap().orElse(usual.slotsPerTenant(entry.count().lane()));
  }

  private static int weight(Entry entry) {
    return entry.share().findWeight().orElse(1);
  }

  /// An array of objects, one a tenant and lane.
  static String json(List<Entry> entries, TaskSettings usual) {
    var json = JsonMapper.shared();
    var array = json.createArrayNode();
    entries.forEach(entry -> write(array.addObject(), entry, usual));
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(array) + "\n";
  }

  private static void write(ObjectNode object, Entry entry, TaskSettings usual) {
    LaneCount count = entry.count();
    object.put("tenant", entry.tenant().value());
    object.put("lane", count.lane().key());
    object.put("open", count.open());
    object.put("blocked", count.blocked());
    object.put("waiting", count.waiting());
    object.put("queued", count.queued());
    object.put("running", count.running());
    object.put("cap", cap(entry, usual));
    object.put("cap_is_usual", entry.share().findCap().isEmpty());
    object.put("weight", weight(entry));
  }
}
