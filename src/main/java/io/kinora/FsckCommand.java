package io.kinora;

import io.kinora.engine.letter.LetterAudit;
import io.kinora.engine.library.Sweeper;
import io.kinora.engine.task.TaskAudit;
import io.kinora.engine.upload.UploadAudit;
import io.kinora.engine.webhook.WebhookAudit;
import io.kinora.infra.base.FreeSpace;
import io.kinora.infra.db.Database;
import io.kinora.infra.storage.Storage;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kinora fsck`: checks what the engine and the library promise; also while a server works.
@Command(
    name = "fsck",
    description = "Checks database and files, also of a server that works, and changes nothing.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all is well", "1:something is broken", "2:wrong use"})
final class FsckCommand implements Callable<Integer> {

  @Spec
  private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    CommandSpec command = Main.spec(spec);
    List<String> findings = findings(SettingFlags.settings(command));
    PrintWriter out = command.commandLine().getOut();
    findings.forEach(out::println);
    out.println(findings.isEmpty() ? "All is well." : "Findings: " + findings.size());
    return findings.isEmpty() ? 0 : 1;
  }

  static List<String> findings(Settings settings) throws IOException {
    if (!settings.isDatabaseThere()) {
      return List.of("There is no database " + settings.databaseUrl()
          + "; does KINORA_DATA name the right folder?");
    }
    try (Database database = Databases.openAny(settings)) {
      var findings = new ArrayList<String>();
      new TaskAudit(database)
          .findings()
          .forEach(it -> findings.add(it.subject() + " " + it.text()));
      new WebhookAudit(database)
          .stranded()
          .forEach(it -> findings.add(it + " has news to be sent, but no lane knows of it"));
      new LetterAudit(database)
          .stranded()
          .forEach(it -> findings.add(it + " is to be sent, but no lane knows of it"));
      missingFiles(settings, database)
          .forEach(key -> findings.add("The file " + key + " is missing."));
      return findings;
    }
  }

  private static List<String> missingFiles(Settings settings, Database database)
      throws IOException {
    try (var parts = new OpenParts()) {
      Storage storage = Storages.open(settings, new FreeSpace(0), Clock.systemUTC(), parts);
      var missing = new ArrayList<>(new Sweeper(database, storage).missingFiles());
      missing.addAll(new UploadAudit(database, storage).missingPieces());
      return missing;
    }
  }
}
