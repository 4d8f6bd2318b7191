package io.kinora;

import io.kinora.engine.moving.FileTally;
import io.kinora.engine.moving.MovePlan;
import io.kinora.engine.moving.MoveReport;
import io.kinora.infra.table.Tally;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a move has done, or would do, in words for people and for machines.
final class MigrationWords {

  private static final JsonMapper JSON = JsonMapper.shared();

  private MigrationWords() {}

  static String text(MovePlan plan) {
    List<List<String>> rows = plan.rowCounts().entrySet().stream()
        .map(it -> List.of(it.getKey(), it.getValue().toString()))
        .toList();
    return TextTable.of(List.of("TABLE", "ROWS"), rows) + "Files: "
        + plan.files().count() + ", " + plan.files().sizeBytes() + " bytes.\n";
  }

  static String json(MovePlan plan) {
    ObjectNode object = JSON.createObjectNode();
    object.put("state", "planned");
    var tables = object.putArray("tables");
    plan.rowCounts()
        .forEach((name, count) -> tables.addObject().put("table", name).put("rows", count));
    object
        .putObject("files")
        .put("count", plan.files().count())
        .put("bytes", plan.files().sizeBytes());
    return written(object);
  }

  static String text(FileTally files) {
    return "Files: " + files.count() + ", " + files.sizeBytes() + " bytes (" + files.copied()
        + " came now, " + files.there() + " were there).\n";
  }

  static String json(FileTally files) {
    ObjectNode object = JSON.createObjectNode();
    object.put("state", "files copied");
    write(object.putObject("files"), files);
    return written(object);
  }

  static String text(MoveReport report) {
    List<List<String>> rows = report.tables().stream().map(MigrationWords::row).toList();
    String tables = rows.isEmpty() ? "" : TextTable.of(List.of("TABLE", "ROWS", "DIGEST"), rows);
    return tables + text(report.files()) + "Uploads: " + report.uploadCount() + ", "
        + report.uploadBytes() + " bytes.\n";
  }

  private static List<String> row(Tally tally) {
    return List.of(tally.table(), Long.toString(tally.rowCount()), tally.digest());
  }

  static String json(MoveReport report) {
    ObjectNode object = JSON.createObjectNode();
    object.put("state", "moved");
    var tables = object.putArray("tables");
    report
        .tables()
        .forEach(it -> tables
            .addObject()
            .put("table", it.table())
            .put("rows", it.rowCount())
            .put("digest", it.digest()));
    write(object.putObject("files"), report.files());
    object
        .putObject("uploads")
        .put("count", report.uploadCount())
        .put("bytes", report.uploadBytes());
    return written(object);
  }

  /// All had come before.
  static String alreadyJson() {
    return written(JSON.createObjectNode().put("state", "moved before"));
  }

  private static void write(ObjectNode object, FileTally files) {
    object.put("count", files.count());
    object.put("bytes", files.sizeBytes());
    object.put("copied", files.copied());
    object.put("there", files.there());
    files.missing().forEach(object.putArray("missing")::add);
    files.broken().forEach(object.putArray("broken")::add);
  }

  private static String written(ObjectNode object) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object) + "\n";
  }
}
