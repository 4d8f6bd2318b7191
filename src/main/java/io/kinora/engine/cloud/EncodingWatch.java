package io.kinora.engine.cloud;

import io.kinora.engine.task.Run;
import io.kinora.media.preset.KitchenWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Writes down how far encodings are while they are made, and has customers told now and then.
/// For one thread.
final class EncodingWatch implements KitchenWatch {

  /// Source: the panda contract, section 12.2.
  private static final Duration BETWEEN_NOTICES = Duration.ofSeconds(10);

  private static final Duration BETWEEN_ROWS = Duration.ofSeconds(1);
  private static final int PERCENT_MAX = 99; // Whole is what is stored.

  private final CloudRecords records;
  private final NoticeOutbox outbox;
  private final Run run;
  private final Video video;
  private final Map<String, Instant> written = new HashMap<>();
  private final Map<String, Instant> told = new HashMap<>();

  EncodingWatch(CloudRecords records, CloudWording wording, Run run, Video video) {
    this.records = records;
    this.outbox = new NoticeOutbox(records, wording);
    this.run = run;
    this.video = video;
  }

  @Override
  public synchronized void started(String id) {
    records
        .database()
        .transact(it -> EncodingTable.start(it.handle(), new ObjectId(id), records.now()));
  }

  @Override
  public synchronized void progress(String id, double share) {
    int percent = (int) Math.clamp(share * 100, 0, PERCENT_MAX);
    run.progress(percent);
    Instant now = records.now();
    if (!isDue(written, id, now, BETWEEN_ROWS)) {
      return;
    }
    boolean isToldOf = isDue(told, id, now, BETWEEN_NOTICES);
    records.database().transact(transaction -> {
      var handle = transaction.handle();
      if (EncodingTable.progress(handle, new ObjectId(id), percent, now) && isToldOf) {
        Cloud cloud = records.cloud(handle, video.cloud());
        EncodingTable.find(handle, new ObjectId(id))
            .ifPresent(it -> outbox.putProgress(handle, cloud, video, it));
      }
    });
  }

  private static boolean isDue(Map<String, Instant> last, String id, Instant now, Duration pause) {
    Instant before = last.get(id);
    boolean isDue = before == null || !now.isBefore(before.plus(pause));
    if (isDue) {
      last.put(id, now);
    }
    return isDue;
  }

  @Override
  public boolean isWanted(String id) {
    return records
        .database()
        .read(handle -> EncodingTable.find(handle, new ObjectId(id)))
        .filter(it -> !it.state().isFinal())
        .isPresent();
  }
}
