package io.kinora.engine.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.engine.cloud.Encoding.Made;
import io.kinora.engine.cloud.Encoding.Size;
import io.kinora.engine.cloud.Encoding.Times;
import io.kinora.engine.task.TaskId;
import io.kinora.infra.base.TenantId;
import io.kinora.infra.db.Database;
import io.kinora.infra.db.fake.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class EncodingTableTest {

  @Parameter
  private TestDatabase databases = TestDatabase.SQLITE;

  private static final Instant NOW = Instant.parse("2012-05-01T12:00:00Z");
  private static final TaskId TASK = new TaskId("A".repeat(26));

  @TempDir
  private Path folder;

  private Database database;
  private final ObjectId id = ObjectId.random();

  @BeforeEach
  void insert() {
    database = databases.open(folder, 8);
    database.transact(it -> EncodingTable.insert(
        it.handle(),
        new Encoding(
            id,
            ObjectId.random(),
            new TenantId("acme"),
            ObjectId.random(),
            ObjectId.random(),
            "h264",
            "film",
            ".mp4",
            EncodingState.QUEUED,
            null,
            new Size(640, 480),
            Made.NOTHING,
            null,
            TASK,
            new Times(null, null, NOW, NOW))));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Encoding encoding() {
    return database.read(handle -> EncodingTable.find(handle, id)).orElseThrow();
  }

  private boolean runUntil(int percent) {
    database.transact(it -> {
      EncodingTable.assign(it.handle(), TASK, NOW);
      EncodingTable.start(it.handle(), id, NOW);
    });
    return database.<Boolean>inTransaction(
        it -> EncodingTable.progress(it.handle(), id, percent, NOW));
  }

  @Test
  void what_begins_anew_does_not_show_less_than_before() {
    boolean isFirstMore = runUntil(96);
    database.transact(it -> EncodingTable.putBack(it.handle(), TASK, NOW));

    assertThat(encoding().state()).isEqualTo(EncodingState.QUEUED);
    assertThat(encoding().progress()).isEqualTo(96);

    boolean isSecondMore = runUntil(12);

    assertThat(isFirstMore).isTrue();
    assertThat(isSecondMore).isFalse();
    assertThat(encoding().progress()).isEqualTo(96);
  }
}
