package io.kinora.engine.cloud;

import io.kinora.engine.cloud.NoticeOutbox.Rule;
import io.kinora.engine.task.Errands;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Who is told of a video: its cloud, or the address that it came with. Each is told in order, and
/// one that is down keeps nothing from the other.
///
/// @param video its id
/// @param isOwn whether the address of the video is meant
record NoticeSubject(String video, boolean isOwn) {

  private static final String OWN = "/own";

  static NoticeSubject of(ObjectId video, Rule rule) {
    return new NoticeSubject(video.value(), rule == Rule.FIRST);
  }

  static NoticeSubject parse(String text) {
    return text.endsWith(OWN)
        ? new NoticeSubject(text.substring(0, text.length() - OWN.length()), true)
        : new NoticeSubject(text, false);
  }

  /// Has it told what waits for it.
  void makeDue(Handle handle, Instant now) {
    Errands.makeDue(handle, CloudNotices.NAME, isOwn ? video + OWN : video, now);
  }

  /// What is pending for it, as a condition with `:id`.
  String pending() {
    return "video_id = :id and state = 'pending' and rule " + (isOwn ? "=" : "<>") + " 'first'";
  }
}
