package io.kinora.engine.cloud;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is told of what happens in a cloud.
///
/// @param url    who is told; nobody where there is none
/// @param events of what
/// @param delay  the first pause, in seconds, where it was said
/// @param sendsPayload whether the payload of a video is told too, where it was said
public record NoticeSettings(
    @Nullable String url,
    Set<NoticeEvent> events,
    @Nullable Integer delay,
    @Nullable Boolean sendsPayload) {

  /// Nobody is told anything.
  public static final NoticeSettings NONE = new NoticeSettings(null, Set.of(), null, null);

  public NoticeSettings {
    events = Set.copyOf(events);
  }

  public boolean has(NoticeEvent event) {
    return events.contains(event);
  }

  public NoticeSettings withUrl(@Nullable String other) {
    return new NoticeSettings(other, events, delay, sendsPayload);
  }

  public NoticeSettings with(NoticeEvent event, boolean isTold) {
    var changed = EnumSet.noneOf(NoticeEvent.class);
    changed.addAll(events);
    if (isTold) {
      changed.add(event);
    } else {
      changed.remove(event);
    }
    return new NoticeSettings(url, changed, delay, sendsPayload);
  }

  public NoticeSettings withDelay(@Nullable Integer seconds) {
    return new NoticeSettings(url, events, seconds, sendsPayload);
  }

  public NoticeSettings withPayload(@Nullable Boolean isSent) {
    return new NoticeSettings(url, events, delay, isSent);
  }
}
