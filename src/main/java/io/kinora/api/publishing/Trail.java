package io.kinora.api.publishing;

import io.kinora.engine.access.Audit;
import io.kinora.engine.publishing.Video;
import io.kinora.engine.publishing.VideoId;
import io.kinora.engine.upload.Upload;
import io.kinora.engine.webhook.WebhookId;
import io.kinora.infra.base.TenantId;

/// Writes down who changed what. Source: the publishing contract, section 15.
final class Trail {

  /// Stands for one whose address is a permission by itself.
  private static final String DELEGATE = "delegate";

  private Trail() {}

  /// @param action what was done, such as `video.delete`
  static void changed(Call call, String action, Video video) {
    write(call, action, video.tenant(), video.id().toString());
  }

  /// The same for the upload of a video.
  static void changed(Call call, String action, Upload upload) {
    write(call, action, upload.tenant(), new VideoId(upload.id().value()).toString());
  }

  /// The same for a webhook, such as `webhook.rotate`.
  static void changed(Call call, String action, WebhookId webhook) {
    write(call, action, call.caller().tenant(), webhook.toString());
  }

  private static void write(Call call, String action, TenantId tenant, String subject) {
    String credential = call.findCaller().map(it -> it.credential()).orElse(DELEGATE);
    Audit.write(
        new Audit.Change(tenant, credential, action, subject, "done"),
        call.exchange().id());
  }
}
