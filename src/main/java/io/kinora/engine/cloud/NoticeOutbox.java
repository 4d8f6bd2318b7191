package io.kinora.engine.cloud;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Where news of a cloud is put to be told, in the transaction in which it happens.
record NoticeOutbox(CloudRecords records, CloudWording wording) {

  /// @param encoding the one that it happened to; none where it happened to the video
  record News(NoticeEvent event, Video video, @Nullable Encoding encoding) {}

  /// Whose way of trying again a notice has. Source: the panda contract, sections 12.1 and 12.2.
  enum Rule {
    FIRST,
    SECOND,
    /// It is told once: there will be a newer one.
    ONCE
  }

  /// Has those told who asked for it: of the cloud, and of this video.
  void put(Handle handle, Cloud cloud, News news) {
    Video video = news.video();
    List<Encoding> encodings = EncodingTable.ofVideo(handle, video.id());
    String url = cloud.notices().url();
    if (url != null && cloud.notices().has(news.event())) {
      String form = wording.ofCloud(cloud, news.event(), video, encodings, news.encoding());
      put(handle, cloud, news, new NoticeTable.Letter(url, form, Rule.SECOND));
    }
    String updateUrl = video.details().form().stateUpdateUrl();
    if (updateUrl != null && !updateUrl.isBlank() && isOfFirstVersion(news.event())) {
      String form = wording.ofVideo(video, encodings, news.encoding());
      String target = wording.target(updateUrl, video);
      put(handle, cloud, news, new NoticeTable.Letter(target, form, Rule.FIRST));
    }
  }

  private void put(Handle handle, Cloud cloud, News news, NoticeTable.Letter letter) {
    Instant now = records.now();
    table().insert(handle, cloud, news, letter, now);
    NoticeSubject.of(news.video().id(), letter.rule()).makeDue(handle, now);
  }

  /// Once when the upload is verified, then when an encoding ends.
  private static boolean isOfFirstVersion(NoticeEvent event) {
    return event == NoticeEvent.VIDEO_CREATED || event == NoticeEvent.ENCODING_COMPLETED;
  }

  /// Has the cloud told how far an encoding is, unless it is behind with older news.
  void putProgress(Handle handle, Cloud cloud, Video video, Encoding encoding) {
    String url = cloud.notices().url();
    boolean isAsked = url != null && cloud.notices().has(NoticeEvent.ENCODING_PROGRESS);
    if (!isAsked || NoticeTable.hasPending(handle, NoticeSubject.of(video.id(), Rule.ONCE))) {
      return;
    }
    var news = new News(NoticeEvent.ENCODING_PROGRESS, video, encoding);
    String form = wording.ofCloud(cloud, news.event(), video, List.of(encoding), encoding);
    put(handle, cloud, news, new NoticeTable.Letter(String.valueOf(url), form, Rule.ONCE));
  }

  private NoticeTable table() {
    return new NoticeTable(records.vault());
  }
}
