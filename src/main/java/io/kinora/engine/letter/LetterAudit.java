package io.kinora.engine.letter;

import io.kinora.engine.task.Errands;
import io.kinora.infra.db.Database;
import java.util.List;

/// Looks whether somebody will send the letters that wait.
public record LetterAudit(Database database) {

  private record Waiting(String box, String subject) {}

  /// The subjects of letters that wait, and of which no lane knows.
  public List<String> stranded() {
    return database.inTransaction(transaction -> transaction
        .handle()
        .createQuery("select distinct box, subject from letter where state = 'pending'")
        .map((row, _) -> new Waiting(row.getString("box"), row.getString("subject")))
        .list()
        .stream()
        .filter(it -> !Errands.isToRun(transaction.handle(), it.box(), it.subject()))
        .map(it -> it.box() + " of " + it.subject())
        .toList());
  }
}
