package io.kinora.api.publishing;

import static io.kinora.engine.access.Scope.VIDEOS_DELETE;
import static io.kinora.engine.access.Scope.VIDEOS_READ;
import static io.kinora.engine.access.Scope.VIDEOS_WRITE;

import io.kinora.engine.webhook.Webhooks;
import java.util.ArrayList;
import java.util.List;

/// What can be asked below the API's prefix. Source: the publishing contract, section 5.
final class ApiRoutes {

  private ApiRoutes() {}

  /// Templates begin behind the prefix: `/videos/{id}`.
  static List<Route> all(PublishingSettings settings, VideoParts parts, Webhooks webhooks) {
    var addresses = VideoAddresses.of(settings, parts.rules());
    var wording =
        new VideoWording(addresses, parts.passes(), parts.uploads().rules().bytesMax());
    var read = new ReadVideo(parts, wording);
    var change = new ChangeVideo(parts, wording);
    var routes = new ArrayList<>(new UploadRoutes(parts, wording).all());
    routes.addAll(List.of(
        Route.scoped("POST", "/videos", VIDEOS_WRITE, new CreateVideo(parts, wording)::answer),
        Route.scoped("GET", "/videos", VIDEOS_READ, new ListVideos(parts, wording)::answer),
        Route.scoped("GET", "/videos/{id}", VIDEOS_READ, read::whole),
        Route.scoped("GET", "/videos/{id}/status", VIDEOS_READ, read::status),
        Route.scoped("GET", "/videos/{id}/video", VIDEOS_READ, read::film),
        Route.scoped("GET", "/videos/{id}/thumbnail", VIDEOS_READ, read::thumbnail),
        Route.scoped(
            "PUT",
            "/videos/{id}/thumbnail",
            VIDEOS_WRITE,
            new ReplaceThumbnail(parts, read)::answer),
        Route.scoped("PATCH", "/videos/{id}", VIDEOS_WRITE, change::patch),
        Route.scoped("DELETE", "/videos/{id}", VIDEOS_DELETE, change::remove)));
    routes.addAll(WebhookRoutes.all(settings, webhooks, parts.clock()));
    routes.add(Route.free("GET", "/openapi.json", new TellOpenApi(settings)::answer));
    return routes;
  }
}
