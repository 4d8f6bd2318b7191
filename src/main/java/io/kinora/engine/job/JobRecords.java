package io.kinora.engine.job;

import io.kinora.engine.library.AssetFile;
import io.kinora.engine.library.AssetId;
import io.kinora.engine.library.Library;
import io.kinora.engine.task.Run;
import io.kinora.engine.task.TaskId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.SqlWork;
import io.kinora.infra.secret.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;

/// What is written down of jobs. All threads may use it.
public record JobRecords(Database database, Library library, Vault vault, InstantSource clock) {

  private static final JsonMapper JSON = JsonMapper.shared();

  JobTable table() {
    return new JobTable(vault);
  }

  /// The job that a step works for.
  Job of(Run run) {
    long id = JSON.readTree(run.parameters()).path("job").asLong();
    return find(id).orElseThrow(() -> new IllegalStateException("there is no job " + id));
  }

  Optional<Job> find(long id) {
    return database.read(handle -> table().find(handle, id));
  }

  /// A file that an earlier step left; empty where it left none of that name.
  List<AssetFile> files(long job, JobStep step) {
    return database
        .read(handle -> JobTable.findTask(handle, job, step))
        .map(task -> library.files(new AssetId(task.value())))
        .orElse(List.of());
  }

  /// What a step leaves behind, as part of the transaction that ends it.
  SqlWork left(TaskId task, JobFacts facts, SqlWork files) {
    return handle -> {
      JobTable.setFacts(handle, task, facts);
      files.run(handle);
    };
  }

  /// Forgets the jobs that ended before a moment, with what was told of them.
  ///
  /// @return how many they were
  public int forget(Instant before) {
    return database.inTransaction(it -> JobTable.forget(it.handle(), before));
  }

  JobFacts facts(Handle handle, long job) {
    return JobTable.facts(handle, job);
  }

  /// Nobody needs what lay between the steps any more.
  void dropFiles(Handle handle, long job) {
    for (TaskId task : JobTable.tasks(handle, job)) {
      library.hide(new AssetId(task.value())).run(handle);
    }
  }
}
