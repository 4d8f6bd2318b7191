package io.kinora.api.publishing;

import io.kinora.engine.publishing.Slot;
import io.kinora.engine.publishing.VideoId;
import io.kinora.engine.publishing.Videos.WithUpload;
import java.io.IOException;

/// Changes what is said of a video, or removes it.
///
/// Source: the publishing contract, sections 5 and 10.
final class ChangeVideo {

  private final VideoParts parts;
  private final VideoWording wording;
  private final FindVideo find;

  ChangeVideo(VideoParts parts, VideoWording wording) {
    this.parts = parts;
    this.wording = wording;
    this.find = new FindVideo(parts.videos());
  }

  void patch(Call call) throws IOException {
    WithUpload found = find.by(call);
    Etags.checkMatch(call.exchange(), wording.whole(found));
    JsonBody body = JsonBody.read(call, "application/merge-patch+json");
    Slot slot = new SlotReading(body).patched(found.video().slot());
    parts.videos().describe(found.video().id(), slot);
    Trail.changed(call, "video.update", found.video());
    Etags.send(call.exchange(), wording.whole(find.by(call)));
  }

  void remove(Call call) throws IOException {
    WithUpload found = find.by(call);
    VideoId id = found.video().id();
    Etags.checkMatch(call.exchange(), wording.whole(found));
    if (!parts.videos().delete(id)) {
      throw Problem.of(ProblemCode.NOT_FOUND).asException();
    }
    Trail.changed(call, "video.delete", found.video());
    call.exchange().sendEmpty(204);
  }
}
